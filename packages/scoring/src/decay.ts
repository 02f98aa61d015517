/**
 * Forward decay (Cormode et al., ICDE 2009) in fixed point: an observation at time t weighs
 * w(t) = 2^((t - EPOCH)/H), for good. Reading divides by w(now). Sums of integers come out the
 * same in any order, to the bit.
 */

/** 2020-01-01T00:00:00Z. */
export const EPOCH = 1_577_836_800_000;
export const DAY = 86_400_000;
export const HOUR = 3_600_000;

const STEPS = 64;
const ROOT_BITS = 96n;
const TABLE_BITS = 48n;

/** floor(sqrt(n)) by Newton's method from above. */
function integerSquareRoot(n: bigint): bigint {
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** G[r] = 2^(r/64) with 48 fractional bits, from six successive square roots of 2 with 96. */
function buildTable(): readonly bigint[] {
  const roots: bigint[] = [];
  let value = 2n << ROOT_BITS;
  for (let i = 0; i < 6; i += 1) {
    value = integerSquareRoot(value << ROOT_BITS);
    roots.unshift(value);
  }
  return Array.from({ length: STEPS }, (_, r) => {
    let product = 1n << ROOT_BITS;
    for (const [bit, root] of roots.entries()) {
      if ((r >> bit) & 1) product = (product * root) >> ROOT_BITS;
    }
    return product >> TABLE_BITS;
  });
}

export const GROWTH: readonly bigint[] = Object.freeze(buildTable());

/**
 * Weight of time `t` (ms UTC) for a half-life in days, with 48 fractional bits.
 * Throws RangeError before EPOCH or when the half-life is not positive.
 */
export function weightAt(t: number, halfLifeDays: number): bigint {
  if (!(t >= EPOCH) || !(halfLifeDays > 0)) {
    throw new RangeError(`no weight for time ${t} with a half-life of ${halfLifeDays} days`);
  }
  const step = Math.floor(((t - EPOCH) * STEPS) / (halfLifeDays * DAY));
  const growth = GROWTH[step % STEPS] ?? 0n;
  return growth << BigInt(Math.floor(step / STEPS));
}

/** Whole hours since EPOCH. */
export function hoursSinceEpoch(t: number): bigint {
  return BigInt(Math.floor((t - EPOCH) / HOUR));
}
