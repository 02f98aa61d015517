import { ratio } from './arithmetic.ts';
import { UNIT } from './counter.ts';
import { weightAt } from './decay.ts';

/** Half-life of the count of looks, days. */
export const LOOKS_HALF_LIFE = 30;

/** Decayed counts of looks at one indicator: those that could tell, and all. */
export interface Looks {
  conclusive: bigint;
  all: bigint;
}

export const NO_LOOKS: Looks = Object.freeze({ conclusive: 0n, all: 0n });

function shift(looks: Looks, t: number, share: number, sign: 1n | -1n): Looks {
  const weight = weightAt(t, LOOKS_HALF_LIFE) * sign;
  return {
    conclusive: looks.conclusive + weight * BigInt(Math.round(share * UNIT)),
    all: looks.all + weight * BigInt(UNIT),
  };
}

/** `share`: the part of the look's subjects that could be told, 0 to 1. */
export function addLook(looks: Looks, t: number, share: number): Looks {
  return shift(looks, t, share, 1n);
}

/** Exact inverse of `addLook`. */
export function retractLook(looks: Looks, t: number, share: number): Looks {
  return shift(looks, t, share, -1n);
}

export function mergeLooks(a: Looks, b: Looks): Looks {
  return { conclusive: a.conclusive + b.conclusive, all: a.all + b.all };
}

/** Conclusive share, 0 to 1; null before any look. */
export function observability(looks: Looks): number | null {
  return looks.all === 0n ? null : ratio(looks.conclusive, looks.all);
}
