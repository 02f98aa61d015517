import { decideAlerts } from './alerts.ts';
import type { ChangeRules } from './fact-rules.ts';
import { sightFacts } from './judge-facts.ts';
import { foldObservations } from './judge-indicators.ts';
import { extendSeries } from './judge-series.ts';
import type { AlertReason, JudgedObservation, OpenAlert } from './judge-types.ts';
import { METHOD } from './method.ts';
import { compareMoments } from './order.ts';
import { pointsLostBy } from './points-lost.ts';
import type { IndicatorStates } from './score.ts';
import {
  DIMENSIONS,
  type Change,
  type ChangeKind,
  type DimensionId,
  type Severity,
} from './types.ts';

/** Which changes somebody wants to be told of; what is left out is not restricted. */
export interface AlertRule {
  /** Changes of price from this share on, e.g. 0.03. */
  price?: number;
  /** Rises and falls from which a change of price is a warning. */
  priceRiseWarning?: number;
  priceDropWarning?: number;
  leastSeverity?: Severity;
  dimensions?: readonly DimensionId[];
  kinds?: readonly ChangeKind[];
}

/** An alert that would have been. */
export interface SimulatedAlert {
  dimension: DimensionId;
  severity: Severity;
  /** Event times, ms UTC; null while it would still be open. */
  openedAt: number;
  resolvedAt: number | null;
  /** What somebody would have been told, and when. */
  told: { at: number; reason: AlertReason }[];
  changes: Change[];
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

function wants(rule: AlertRule, change: Change): boolean {
  if (rule.dimensions !== undefined && !rule.dimensions.includes(change.dimension)) return false;
  // What takes trouble back is always heard; alone it opens nothing.
  if (change.recovery) return true;
  if (rule.kinds !== undefined && !rule.kinds.includes(change.kind)) return false;
  return RANK[change.severity] >= RANK[rule.leastSeverity ?? 'info'];
}

function rulesOf({ price, priceRiseWarning, priceDropWarning }: AlertRule): ChangeRules {
  return {
    ...METHOD.change,
    ...(price !== undefined && { price }),
    ...(priceRiseWarning !== undefined && { priceRiseWarning }),
    ...(priceDropWarning !== undefined && { priceDropWarning }),
  };
}

/**
 * Which alerts a rule would have sent, by the same decisions as the judge's. `log`: the platform's
 * observations, also those from before `from`, which set baselines but are told of by nobody.
 */
export function simulateAlerts(
  log: readonly JudgedObservation[],
  rule: AlertRule,
  from: number,
): SimulatedAlert[] {
  const ordered = log.toSorted((a, b) =>
    compareMoments({ t: a.at, id: a.key }, { t: b.at, id: b.key }),
  );
  const indicators = new Set(
    log.flatMap(({ readings }) => readings.map(({ indicator }) => indicator)),
  ).size;
  const rules = rulesOf(rule);
  const open = new Map<DimensionId, SimulatedAlert & OpenAlert>();
  const ended: SimulatedAlert[] = [];
  let states: IndicatorStates = {};
  let facts: Record<string, unknown> = {};
  let series: Record<string, unknown> = {};

  for (const observation of ordered) {
    const sighted = sightFacts(facts, [observation], rules);
    facts = sighted.facts;
    states = foldObservations(states, [observation]);
    const lost = pointsLostBy(states, observation.at);
    const extended = extendSeries(series, [observation], facts, indicators, lost);
    series = extended.series;
    if (observation.at < from) continue;
    const changes = [...sighted.changes, ...extended.changes].filter((change) =>
      wants(rule, change),
    );
    if (changes.length === 0) continue;
    for (const decision of decideAlerts([...open.values()], changes)) {
      const known = open.get(decision.dimension);
      const { dimension, severity, children, notify } = decision;
      const told = notify === null ? [] : [{ at: observation.at, reason: notify }];
      const alert = {
        id: dimension,
        dimension,
        severity,
        children,
        openedAt: known?.openedAt ?? observation.at,
        resolvedAt: decision.resolved ? observation.at : null,
        told: [...(known?.told ?? []), ...told],
        changes: [...(known?.changes ?? []), ...decision.changes],
      };
      if (decision.resolved) {
        open.delete(dimension);
        ended.push(withoutMemory(alert));
      } else open.set(dimension, alert);
    }
  }
  return [...ended, ...[...open.values()].map(withoutMemory)].sort(
    (a, b) =>
      a.openedAt - b.openedAt || DIMENSIONS.indexOf(a.dimension) - DIMENSIONS.indexOf(b.dimension),
  );
}

function withoutMemory({
  dimension,
  severity,
  openedAt,
  resolvedAt,
  told,
  changes,
}: SimulatedAlert): SimulatedAlert {
  return { dimension, severity, openedAt, resolvedAt, told, changes };
}
