import { ln } from './arithmetic.ts';
import { METHOD } from './method.ts';

/**
 * Bounded e-CUSUM bank, scoring.md §3.3: for losses y in [0,1] whose in-control mean is at most q0,
 * an alarm at ln(3A), three being the arms, comes at most once in A observations on average, whatever their distribution.
 */
export interface Bank {
  /** Adds one loss with evidence weight m in (0,1]. */
  add(y: number, m: number): void;
  /** The largest of the statistics. */
  level(): number;
  /** Watches from now on for worse than another in-control mean; the statistics stay. */
  retune(steps: readonly Arm[]): void;
}

/** Log likelihood ratio of one alternative at losses 1 and 0; it is affine in between. */
export interface Arm {
  hit: number;
  miss: number;
}

/** The alternatives to an in-control mean of `q0`, in (0,1). */
export function arms(q0: number): Arm[] {
  return METHOD.detector.odds.map((r) => {
    const q1 = (q0 * r) / (1 - q0 + q0 * r);
    return { hit: ln(q1 / q0), miss: ln((1 - q1) / (1 - q0)) };
  });
}

/** The largest of several CUSUMs, each after its own alternative. */
export function bankOf(steps: readonly Arm[]): Bank {
  const levels = new Float64Array(steps.length);
  let tuned = steps;
  return {
    add(y, m) {
      for (let i = 0; i < tuned.length; i += 1) {
        const { hit, miss } = tuned[i] ?? { hit: 0, miss: 0 };
        levels[i] = Math.max(0, (levels[i] ?? 0) + m * (y * hit + (1 - y) * miss));
      }
    },
    level() {
      let largest = 0;
      for (const level of levels) largest = Math.max(largest, level);
      return largest;
    },
    retune(next) {
      tuned = next;
    },
  };
}

export function createBank(q0: number): Bank {
  return bankOf(arms(q0));
}

/** Alarm level for at most one false alarm of `banks` together in `observations` (A >= 1). */
export function alarmLevel(observations: number, banks = 1): number {
  return ln(METHOD.detector.odds.length * banks * Math.max(1, observations));
}
