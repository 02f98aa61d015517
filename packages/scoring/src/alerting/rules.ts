import type { Severity } from '../types.ts';
import { ruleKindOf } from './kinds.ts';
import { RULE_KINDS, type AlertEvent, type EventRule, type RuleKind } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

export function isGraver(one: Severity, other: Severity): boolean {
  return RANK[one] > RANK[other];
}

export function gravest(severities: readonly Severity[]): Severity {
  return severities.reduce((most, one) => (isGraver(one, most) ? one : most), 'info');
}

const THRESHOLDS: Readonly<Partial<Record<RuleKind, number>>> = { score: 50, stale: 30 };

/** What counts unless somebody says otherwise. */
export const BUILT_IN: readonly EventRule[] = RULE_KINDS.map((kind) => ({
  id: `built-in:${kind}`,
  kind,
  enabled: true,
  platformId: null,
  tag: null,
  profile: null,
  // A suspicion is shown, and no alert.
  minSeverity: kind === 'trap' ? 'warning' : 'info',
  threshold: THRESHOLDS[kind] ?? null,
}));

const DEFAULT_PROFILE = 'medium';

/** A bound that was crossed upwards counts as crossed from so many points above: a score trembles. */
const HYSTERESIS = 2;

/** The rule that decides on an event: that of the platform before that of a tag before the common one, then the last. */
export function decidingRule(
  event: AlertEvent,
  rules: readonly EventRule[],
  tags: readonly string[],
): EventRule | null {
  const kind = ruleKindOf(event);
  const perProfile = kind === 'score' || kind === 'stale';
  let best: EventRule | null = null;
  for (const rule of rules) {
    if (rule.kind !== kind) continue;
    if (rule.platformId !== null && rule.platformId !== event.platformId) continue;
    if (rule.tag !== null && !tags.includes(rule.tag)) continue;
    if (perProfile && (rule.profile ?? DEFAULT_PROFILE) !== event.subject) continue;
    if (best === null || specificity(rule) >= specificity(best)) best = rule;
  }
  return best;
}

function specificity({ platformId, tag }: EventRule): number {
  if (platformId !== null) return 2;
  return tag === null ? 0 : 1;
}

export type Ruling = { turn: 'trouble'; severity: Severity } | { turn: 'recovery' } | null;

/** What an event means by the rules: a trouble, the end of one, or nothing to anybody. */
export function rule(
  event: AlertEvent,
  rules: readonly EventRule[],
  tags: readonly string[],
): Ruling {
  const deciding = decidingRule(event, rules, tags);
  if (deciding === null) return null;
  if (deciding.kind === 'score' || deciding.kind === 'stale') return crossing(event, deciding);
  // The end of a trouble is one, whatever has become of the rule.
  if (event.recovery) return { turn: 'recovery' };
  if (!deciding.enabled || isGraver(deciding.minSeverity, event.severity)) return null;
  if (deciding.threshold !== null && sizeOf(event) < deciding.threshold) return null;
  return { turn: 'trouble', severity: event.severity };
}

function crossing(
  { from, to }: AlertEvent,
  { enabled, threshold, minSeverity }: EventRule,
): Ruling {
  if (typeof from !== 'number' || typeof to !== 'number' || threshold === null) return null;
  if (to >= threshold + HYSTERESIS) return { turn: 'recovery' };
  const severity = isGraver(minSeverity, 'warning') ? minSeverity : 'warning';
  return enabled && to < threshold && from >= threshold ? { turn: 'trouble', severity } : null;
}

/** Percent for prices, else points; what cannot be measured is large. */
function sizeOf({ kind, from, to, points }: AlertEvent): number {
  if (kind !== 'price-changed') return points ?? Infinity;
  if (typeof from !== 'number' || typeof to !== 'number' || from === 0) return Infinity;
  return (Math.abs(to - from) / from) * 100;
}
