import { hoursSinceEpoch, weightAt } from './decay.ts';

/** Utilities and evidence weights are counted in millionths. */
export const UNIT = 1_000_000;

/** Decayed sums over observations (w decay weight, m evidence weight, x utility, tau hour). */
export interface Counter {
  /** sum of w m */
  W: bigint;
  /** sum of w m x */
  S: bigint;
  /** sum of w m tau */
  T: bigint;
  /** Newest event time in ms; -1 before any. A retraction does not turn it back. */
  tMax: number;
}

/** One observation in the units of the sums. */
export interface Mass {
  t: number;
  /** Millionths, at least 1. */
  m: number;
  /** Millionths, 0 to UNIT. */
  x: number;
}

export const EMPTY_COUNTER: Counter = Object.freeze({ W: 0n, S: 0n, T: 0n, tMax: -1 });

function shift(counter: Counter, mass: Mass, halfLifeDays: number, sign: 1n | -1n): Counter {
  const weight = weightAt(mass.t, halfLifeDays) * BigInt(mass.m) * sign;
  return {
    W: counter.W + weight,
    S: counter.S + weight * BigInt(mass.x),
    T: counter.T + weight * hoursSinceEpoch(mass.t),
    tMax: sign === 1n ? Math.max(counter.tMax, mass.t) : counter.tMax,
  };
}

export function addToCounter(counter: Counter, mass: Mass, halfLifeDays: number): Counter {
  return shift(counter, mass, halfLifeDays, 1n);
}

/** Exact inverse of `addToCounter` on W, S and T; tMax stays (re-read the log if it mattered). */
export function retractFromCounter(counter: Counter, mass: Mass, halfLifeDays: number): Counter {
  return shift(counter, mass, halfLifeDays, -1n);
}

export function mergeCounters(a: Counter, b: Counter): Counter {
  return { W: a.W + b.W, S: a.S + b.S, T: a.T + b.T, tMax: Math.max(a.tMax, b.tMax) };
}

/** A number in [0,1] in millionths. */
export function toUnits(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * UNIT);
}
