/** Seeded randomness: the same stream on every machine and every run. */
export interface Random {
  /** In (0,1). */
  uniform(): number;
  /** Integer in [0, limit). */
  below(limit: number): number;
  /** Standard normal. */
  normal(): number;
  gamma(shape: number): number;
  beta(a: number, b: number): number;
  poisson(rate: number): number;
}

/** Small fast counting generator (Doty-Humphrey, sfc32), 32 bits a draw. */
function sfc32(seed: number): () => number {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i += 1) next();
  return next;
}

export function randomFrom(seed: number): Random {
  const bits = sfc32(seed);
  const uniform = (): number => (bits() + 0.5) / 4294967296;
  let spare = NaN;

  /** Marsaglia's polar method. */
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * factor;
      return u * factor;
    }
  };

  /** Marsaglia and Tsang (2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * Math.pow(uniform(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < x * x * 0.5 + d * (1 - v + Math.log(v))) return d * v;
    }
  };

  return {
    uniform,
    below: (limit) => Math.floor(uniform() * limit),
    normal,
    gamma,
    beta(a, b) {
      const x = gamma(a);
      const y = gamma(b);
      return x + y === 0 ? a / (a + b) : x / (x + y);
    },
    poisson(rate) {
      const floor = Math.exp(-rate);
      let count = 0;
      for (let product = uniform(); product > floor; product *= uniform()) count += 1;
      return count;
    },
  };
}

/** Student's t with four degrees of freedom, scaled to the standard deviation `sd`. */
export function studentFour(random: Random, sd: number): number {
  const chiSquare = -2 * Math.log(random.uniform() * random.uniform());
  return (sd / Math.SQRT2) * (random.normal() / Math.sqrt(chiSquare / 4));
}

export function dirichlet(random: Random, size: number, concentration: number): number[] {
  const parts = Array.from({ length: size }, () => random.gamma(concentration));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}
