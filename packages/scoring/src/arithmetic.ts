/**
 * Logarithm and exponential in plain arithmetic: only + - * / are exact to the bit in every
 * JavaScript engine, and a published score must replay to the bit.
 */

// ln 2 in two parts; the first has 21 trailing zero bits, so that k * LN2_HI is exact for |k| < 2^20.
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;
const SQRT2 = 1.4142135623730951;
const TWO_96 = 79228162514264337593543950336;
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019412;

/** Natural logarithm, relative error below 1e-14. 0 gives -Infinity, negative numbers NaN. */
export function ln(value: number): number {
  if (Number.isNaN(value) || value < 0) return NaN;
  if (value === 0) return -Infinity;
  if (value === Infinity) return Infinity;
  let mantissa = value;
  let exponent = 0;
  while (mantissa >= SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  while (mantissa < SQRT2 / 2) {
    mantissa *= 2;
    exponent -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let k = 25; k >= 3; k -= 2) series = (series + 1 / k) * square;
  return exponent * LN2_HI + (2 * s * (1 + series) + exponent * LN2_LO);
}

/** Exponential, relative error below 1e-14 for normal results; overflows to Infinity, underflows to 0. */
export function exp(value: number): number {
  if (Number.isNaN(value)) return NaN;
  if (value > LARGEST_EXPONENT) return Infinity;
  if (value < SMALLEST_EXPONENT) return 0;
  const k = Math.round(value / (LN2_HI + LN2_LO));
  const rest = value - k * LN2_HI - k * LN2_LO;
  let series = 1;
  for (let i = 20; i >= 1; i -= 1) series = 1 + (rest / i) * series;
  return timesPowerOfTwo(series, k);
}

/** Halving and doubling by steps is exact, and needs no power function. */
function timesPowerOfTwo(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  for (; left >= 32; left -= 32) result *= 4294967296;
  for (; left <= -32; left += 32) result /= 4294967296;
  for (; left > 0; left -= 1) result *= 2;
  for (; left < 0; left += 1) result /= 2;
  return result;
}

/** a / b for big integers as the nearest number, to 2^-96 absolute; 0 when b is 0. */
export function ratio(a: bigint, b: bigint): number {
  if (b === 0n) return 0;
  return Number((a << 96n) / b) / TWO_96;
}

/** ln(p / (1 - p)), taking 1 - p separately because it is lost when p is close to 1. */
export function logit(p: number, complement: number): number {
  return ln(p / complement);
}

/** Inverse of the logit. */
export function logistic(value: number): number {
  if (value >= 0) return 1 / (1 + exp(-value));
  const e = exp(value);
  return e / (1 + e);
}

/** From here on the asymptotic series below are good to 1e-12. */
const ASYMPTOTIC = 10;

/** Derivative of ln of the gamma function, x > 0: absolute error below 1e-11. */
export function digamma(x: number): number {
  let at = x;
  let below = 0;
  for (; at < ASYMPTOTIC; at += 1) below += 1 / at;
  const i = 1 / (at * at);
  const series = i * (1 / 12 - i * (1 / 120 - i * (1 / 252 - i / 240)));
  return ln(at) - 0.5 / at - series - below;
}

/** Derivative of the digamma function, x > 0: absolute error below 1e-11. */
export function trigamma(x: number): number {
  let at = x;
  let below = 0;
  for (; at < ASYMPTOTIC; at += 1) below += 1 / (at * at);
  const i = 1 / (at * at);
  const series = i * (1 / 6 - i * (1 / 30 - i * (1 / 42 - i / 30)));
  return (1 + 0.5 / at + series) / at + below;
}

export function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
