import { hoursSinceEpoch, weightAt } from './decay.ts';

export const BINS = 12;

/** Decayed weights of waits by bin: ended (d), cut short (c); W holds those past the horizon too. */
export interface EventCounter {
  W: bigint;
  T: bigint;
  tMax: number;
  d: readonly bigint[];
  c: readonly bigint[];
}

/** Where a wait ended: in a bin, cut short in a bin, or still open at the horizon. */
export type WaitEnd = 'event' | 'censored' | 'open';

export interface Wait {
  t: number;
  /** Millionths, at least 1. */
  m: number;
  end: WaitEnd;
  /** 0 to BINS - 1; BINS when open at the horizon. */
  bin: number;
}

const NO_CELLS: readonly bigint[] = Object.freeze(new Array<bigint>(BINS).fill(0n));

export const EMPTY_EVENT_COUNTER: EventCounter = Object.freeze({
  W: 0n,
  T: 0n,
  tMax: -1,
  d: NO_CELLS,
  c: NO_CELLS,
});

function added(cells: readonly bigint[], bin: number, weight: bigint): readonly bigint[] {
  return cells.map((cell, i) => (i === bin ? cell + weight : cell));
}

function shift(counter: EventCounter, wait: Wait, halfLifeDays: number, sign: 1n | -1n) {
  const weight = weightAt(wait.t, halfLifeDays) * BigInt(wait.m) * sign;
  return {
    W: counter.W + weight,
    T: counter.T + weight * hoursSinceEpoch(wait.t),
    tMax: sign === 1n ? Math.max(counter.tMax, wait.t) : counter.tMax,
    d: wait.end === 'event' ? added(counter.d, wait.bin, weight) : counter.d,
    c: wait.end === 'censored' ? added(counter.c, wait.bin, weight) : counter.c,
  };
}

export function addWait(counter: EventCounter, wait: Wait, halfLifeDays: number): EventCounter {
  return shift(counter, wait, halfLifeDays, 1n);
}

/** Exact inverse of `addWait` on all sums; tMax stays. */
export function retractWait(counter: EventCounter, wait: Wait, halfLifeDays: number): EventCounter {
  return shift(counter, wait, halfLifeDays, -1n);
}

export function mergeEventCounters(a: EventCounter, b: EventCounter): EventCounter {
  return {
    W: a.W + b.W,
    T: a.T + b.T,
    tMax: Math.max(a.tMax, b.tMax),
    d: a.d.map((cell, i) => cell + (b.d[i] ?? 0n)),
    c: a.c.map((cell, i) => cell + (b.c[i] ?? 0n)),
  };
}
