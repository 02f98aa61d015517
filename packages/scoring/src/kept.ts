import { UNIT } from './counter.ts';
import { weightAt } from './decay.ts';
import type { WaitEnd } from './event-counter.ts';
import { METHOD } from './method.ts';
import { compareMoments, compareText, type Moment } from './order.ts';
import { addToRing, mergeRings, type Ring } from './ring.ts';

/** An observation remembered one by one, so that a loss can be traced to it. */
export interface Kept extends Moment {
  subject: string;
  /** Evidence weight in millionths. */
  m: number;
  /** The most it can cost, millionths: 1 − x, or 1 while the true wait is not known. */
  atStake: number;
  /** null when the utility is UNIT − atStake. */
  wait: { end: WaitEnd; bin: number } | null;
}

export type KeptRing = Ring<Kept>;

/**
 * Costlier ones are larger. Everything fades alike, so the order of two never changes and the
 * K costliest can be kept without knowing when they will be asked for.
 */
export function compareKept(a: Kept, b: Kept, halfLifeDays: number): number {
  const costA = weightAt(a.t, halfLifeDays) * BigInt(a.m * a.atStake);
  const costB = weightAt(b.t, halfLifeDays) * BigInt(b.m * b.atStake);
  if (costA !== costB) return costA < costB ? -1 : 1;
  return (
    compareMoments(a, b) ||
    compareText(a.subject, b.subject) ||
    a.m - b.m ||
    compareText(waitText(a), waitText(b))
  );
}

function waitText(kept: Kept): string {
  return kept.wait === null ? '' : `${kept.wait.end}${kept.wait.bin}`;
}

export function keep(ring: KeptRing, item: Kept, halfLifeDays: number): KeptRing {
  return addToRing(ring, item, (a, b) => compareKept(a, b, halfLifeDays), METHOD.explained.kept);
}

export function mergeKept(a: KeptRing, b: KeptRing, halfLifeDays: number): KeptRing {
  return mergeRings(a, b, (x, y) => compareKept(x, y, halfLifeDays), METHOD.explained.kept);
}

/** Utility of a remembered observation that is not a wait, 0–1. */
export function keptUtility(kept: Kept): number {
  return 1 - kept.atStake / UNIT;
}
