import { clamp, ln, ratio } from './arithmetic.ts';
import { EPOCH, weightAt } from './decay.ts';
import type { Constants, PenaltySeverity } from './method.ts';
import { compareMoments, compareText, type Moment } from './order.ts';

/** A penalty or an adverse judgment on record. */
export interface Penalty extends Moment {
  no: string;
  severity: PenaltySeverity;
  /** ms UTC. */
  decidedAt: number;
}

/**
 * A grow-only set by record number: the most severe and newest are kept, and the newest moment a
 * register answered. Idempotent, commutative, associative.
 */
export interface Penalties {
  /** Newest successful query; null before any. */
  queried: Moment | null;
  records: readonly Penalty[];
}

type Rules = Constants['penalties'];

export const NO_PENALTIES: Penalties = Object.freeze({ queried: null, records: [] });

const RANK: Readonly<Record<PenaltySeverity, number>> = {
  warning: 0,
  fine: 1,
  'large-fine': 2,
  revocation: 3,
};

/** What was decided matters before when it was seen; the order is total. */
function comparePenalties(a: Penalty, b: Penalty): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    a.decidedAt - b.decidedAt ||
    compareText(a.no, b.no) ||
    // The first sighting of a record is the one that is cited.
    compareMoments(b, a)
  );
}

export function addQuery(penalties: Penalties, seen: Moment): Penalties {
  const { queried } = penalties;
  if (queried !== null && compareMoments(queried, seen) >= 0) return penalties;
  return { ...penalties, queried: { t: seen.t, id: seen.id } };
}

export function addPenalty(penalties: Penalties, penalty: Penalty, most: number): Penalties {
  const { records } = penalties;
  const present = records.find(({ no }) => no === penalty.no);
  if (present !== undefined && comparePenalties(present, penalty) >= 0) return penalties;
  const others = records.filter((record) => record !== present);
  return {
    ...penalties,
    records: [...others, penalty].sort(comparePenalties).slice(-most),
  };
}

export function mergePenalties(a: Penalties, b: Penalties, most: number): Penalties {
  const queried = b.queried === null ? a : addQuery(a, b.queried);
  return b.records.reduce((sum, record) => addPenalty(sum, record, most), queried);
}

/** What a record still takes at `now`: severity · 2^(−age/365 d), 0–1. */
function takes(penalty: Penalty, now: number, rules: Rules): number {
  const decided = clamp(penalty.decidedAt, EPOCH, now);
  const faded = ratio(weightAt(decided, rules.halfLifeDays), weightAt(now, rules.halfLifeDays));
  return rules.severity[penalty.severity] * faded;
}

/** Product of (1 − what each record takes), 0–1 (scoring.md §5, penalties). */
export function penaltyUtility(penalties: Penalties, now: number, rules: Rules): number {
  return penalties.records.reduce((x, record) => x * (1 - takes(record, now, rules)), 1);
}

const SMALLEST_REMAINDER = 1e-9;

/** Each record's share of the loss, by −ln(1 − what it takes); the shares sum to 1. */
export function penaltyShares(
  penalties: Penalties,
  now: number,
  rules: Rules,
): { penalty: Penalty; share: number }[] {
  const parts = penalties.records.map((penalty) => ({
    penalty,
    part: -ln(Math.max(SMALLEST_REMAINDER, 1 - takes(penalty, now, rules))),
  }));
  const total = parts.reduce((sum, { part }) => sum + part, 0);
  return parts.map(({ penalty, part }) => ({ penalty, share: total > 0 ? part / total : 0 }));
}
