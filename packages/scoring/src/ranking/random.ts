import { exp, ln } from '../arithmetic.ts';

/** A stream of numbers that look random in (0,1), the same for the same seed on every machine. */
export type Random = () => number;

const TWO_32 = 4_294_967_296;
const GOLDEN = 0x9e37_79b9;
const WARM_UP = 16;

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), in exact 32-bit arithmetic. */
export function randomStream(seed: number): Random {
  let a = seed | 0;
  let b = Math.floor(seed / TWO_32) | 0;
  let c = GOLDEN | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < WARM_UP; i += 1) next();
  return () => (next() + 0.5) / TWO_32;
}

/** 0 … count − 1. */
export function pick(random: Random, count: number): number {
  return Math.floor(random() * count);
}

/** Standard normal by Marsaglia's polar method: logarithm and root, no sine. */
function normal(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * ln(square)) / square);
  }
}

/** Gamma(shape, 1), Marsaglia and Tsang, ACM TOMS 26 (2000); 0 for shape 0. */
export function gamma(random: Random, shape: number): number {
  if (!(shape > 0)) return 0;
  if (shape < 1) return gamma(random, shape + 1) * exp(ln(random()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (ln(random()) < 0.5 * x * x + d * (1 - v + ln(v))) return d * v;
  }
}

/** Shares that sum to 1 around `means`; a share of 0 stays 0. */
export function dirichlet(
  random: Random,
  means: readonly number[],
  concentration: number,
): number[] {
  const parts = means.map((mean) => gamma(random, concentration * mean));
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum > 0 ? parts.map((part) => part / sum) : [...means];
}
