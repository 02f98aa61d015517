/** A shop watched through the whole pure chain: looks, judge, what may be alerts, stages of alerting. */
import { createHash } from 'node:crypto';
import {
  advance,
  emptyState,
  judge,
  NO_MEMORY,
  ruleKindOf,
  setupOf,
  STANDARD_PROFILES,
  TRAP_LEVELS,
  type AlertEvent,
  type Change,
  type JudgedObservation,
  type JudgeOutput,
  type Memory,
  type PlatformState,
  type RuleKind,
  type Setup,
  type Severity,
} from '../src/index.ts';
import type { Shop } from './stationary-market.ts';

/** An alert that somebody was told of. */
export interface ToldAlert {
  at: number;
  /** Rules that spoke, and of what. */
  rules: RuleKind[];
  events: AlertEvent[];
}

export interface WatchedShop {
  /** Takes in what is seen up to then; gives the alerts that were told. */
  watch: (upTo: number) => ToldAlert[];
  /** Of a medium buyer. */
  score: () => number;
  coverage: () => number;
}

/** By whose weights points are counted where no buyer is named. */
const MEDIUM = STANDARD_PROFILES.filter(({ id }) => id === 'medium');

/** As it is before anybody has set anything. */
const SETUP: Setup = setupOf<never>(
  { rules: [], silences: [], routes: [], isCutOff: false },
  new Map(),
  () => null,
);

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

interface Source {
  shop: Shop;
  at: number;
  before: JudgeOutput | null;
  after: JudgeOutput;
  seen: readonly JudgedObservation[];
}

const TRAP_SEVERITY: Readonly<Record<string, Severity>> = {
  confirmed: 'critical',
  likely: 'warning',
};

type Unnamed = Omit<AlertEvent, 'id'>;

/** What the judge's statement makes of a run (`packages/db/src/alerting/judged.ts`). */
function eventsOf(source: Source): Unnamed[] {
  const { after, before } = source;
  const changes = after.changes.map((change) => ofChange(change, source));
  if (before === null) return changes;
  return [...changes, ...ofScores(source, before), ...ofTraps(source, before)];
}

function overall({ shop, at }: Source) {
  const about = { platformId: shop.id, at, dimension: 'overall' as const, indicator: null };
  return { ...about, points: null, lookMs: null, breadth: shop.breadth };
}

function ofChange(change: Change, { shop, at, before, after, seen }: Source): Unnamed {
  const { kind, dimension, indicator, subject, from, to, severity, recovery, evidence } = change;
  const lost = (output: JudgeOutput | null) =>
    output?.scores[0]?.losses.find((loss) => loss.dimension === dimension)?.points;
  const [was, is] = [lost(before), lost(after)];
  const look = seen.findLast(({ key }) => evidence.includes(key));
  return {
    platformId: shop.id,
    at,
    dimension,
    kind,
    indicator,
    subject,
    from,
    to,
    severity,
    recovery,
    points: was === undefined || is === undefined ? null : is - was,
    lookMs: look?.spacingMs ?? null,
    breadth: shop.breadth,
  };
}

function ofScores(source: Source, before: JudgeOutput): Unnamed[] {
  const [was, is] = [before.scores[0], source.after.scores[0]];
  if (was === undefined || is === undefined) return [];
  const isKnown = was.status !== 'insufficient' && is.status !== 'insufficient';
  const moves = [
    { kind: 'coverage' as const, from: 100 * was.coverage, to: 100 * is.coverage },
    ...(isKnown ? [{ kind: 'score' as const, from: was.value, to: is.value }] : []),
  ];
  return moves
    .filter(({ from, to }) => Math.floor(from) !== Math.floor(to))
    .map(({ kind, from, to }) => ({
      ...overall(source),
      kind,
      subject: 'medium',
      from,
      to,
      severity: to < from ? 'warning' : 'info',
      recovery: to > from,
      points: kind === 'score' ? from - to : null,
    }));
}

function ofTraps(source: Source, { insights }: JudgeOutput): Unnamed[] {
  return source.after.insights.traps.flatMap(({ trap, level }): Unnamed[] => {
    const from = insights.traps.find((other) => other.trap === trap)?.level ?? TRAP_LEVELS[0];
    if (from === level) return [];
    const severity = TRAP_SEVERITY[level] ?? 'info';
    const turn = { from, to: level, severity, recovery: level === 'none' };
    return [{ ...overall(source), kind: 'trap', subject: trap, ...turn }];
  });
}

export function watchShop(shop: Shop, from: number): WatchedShop {
  let state: PlatformState = emptyState();
  let memory: Memory = NO_MEMORY;
  let before: JudgeOutput | null = null;
  let through = from;
  let named = 0;
  const known = new Map<string, AlertEvent>();
  return {
    watch(upTo) {
      const seen = shop.seen(through, upTo);
      const after = judge({
        now: upTo,
        state,
        observations: seen,
        profiles: MEDIUM,
        openAlerts: [],
        knownAt: '1',
        hash,
      });
      const events = eventsOf({ shop, at: upTo, before, after, seen }).map((event) => ({
        ...event,
        id: `e${(named += 1)}`,
      }));
      for (const event of events) known.set(event.id, event);
      const found = advance(memory, SETUP, events, upTo, () => `a${(named += 1)}`);
      [state, memory, before, through] = [after.state, found.memory, after, upTo];
      return found.messages.flatMap(({ at, about }) =>
        about
          .filter(({ reason }) => reason === 'first' || reason === 'flapping')
          .map((told) => {
            const own = told.events.flatMap((id) => known.get(id) ?? []);
            return { at, events: own, rules: [...new Set(own.map(ruleKindOf))] };
          }),
      );
    },
    score: () => before?.scores[0]?.value ?? NaN,
    coverage: () => before?.scores[0]?.coverage ?? NaN,
  };
}
