import {
  DIMENSIONS,
  METHOD,
  PROFILE_WEIGHTS,
  type DimensionId,
  type Weights,
} from '@kaopu/scoring';
import { roundToSum } from '../format/round.ts';

/** Percent of the whole by dimension, in halves; they sum to 100. */
export type Shares = Weights;

const WHOLE = 100;
/** Published weights have halves (17.5 %). */
export const STEP = 0.5;
const PER_POINT = 1 / STEP;

/** The least a dimension may weigh, percent: qualification is a floor, whoever buys. */
export function leastOf(dimension: DimensionId): number {
  return dimension === 'qualification' ? WHOLE * METHOD.leastQualification : 0;
}

const ALL_LEAST = DIMENSIONS.reduce((sum, dimension) => sum + leastOf(dimension), 0);

/** The most: what the others can do without. */
export function mostOf(dimension: DimensionId): number {
  return WHOLE - ALL_LEAST + leastOf(dimension);
}

/** Halves that sum to `total`, in the proportion of `parts`; equal ones where there is none. */
function shared(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  const exact = parts.map((part) => (sum > 0 ? (part / sum) * total : total / parts.length));
  const halves = roundToSum(
    exact.map((part) => part * PER_POINT),
    total * PER_POINT,
    0,
  );
  return halves.map((part) => part / PER_POINT);
}

function fromParts(parts: readonly number[], ids: readonly DimensionId[] = DIMENSIONS): Shares {
  const shares: Record<DimensionId, number> = { ...PROFILE_WEIGHTS.medium.weights };
  for (const [i, id] of ids.entries()) shares[id] = parts[i] ?? 0;
  return shares;
}

/** Weights of any positive sum as shares. */
export function sharesOf(weights: Weights): Shares {
  return fromParts(
    shared(
      DIMENSIONS.map((id) => weights[id]),
      WHOLE,
    ),
  );
}

/** Shares as weights that sum to 1. */
export function weightsOf(shares: Shares): Weights {
  return fromParts(DIMENSIONS.map((id) => shares[id] / WHOLE));
}

/**
 * One dimension is given `wanted` percent, as far as it may; the others give or take what is above
 * their least in the proportion they have in `from`, so that the sum stays 100.
 */
export function moved(from: Shares, dimension: DimensionId, wanted: number): Shares {
  const within = Math.min(mostOf(dimension), Math.max(leastOf(dimension), wanted));
  const value = Math.round(within * PER_POINT) / PER_POINT;
  const others = DIMENSIONS.filter((id) => id !== dimension);
  const above = shared(
    others.map((id) => from[id] - leastOf(id)),
    WHOLE - value - ALL_LEAST + leastOf(dimension),
  );
  return fromParts(
    [value, ...others.map((id, i) => leastOf(id) + (above[i] ?? 0))],
    [dimension, ...others],
  );
}

export function isSame(a: Shares, b: Shares): boolean {
  return DIMENSIONS.every((id) => a[id] === b[id]);
}

/** For an address: `20-25-17.5-17.5-10-10`, in the method's order of dimensions. */
export function sharesText(shares: Shares): string {
  return DIMENSIONS.map((id) => String(shares[id])).join('-');
}

/** null unless it is what `sharesText` writes of shares that may be. */
export function readShares(text: string): Shares | null {
  const parts = text.split('-').map(Number);
  const shares = fromParts(parts);
  const fits =
    parts.length === DIMENSIONS.length &&
    parts.reduce((sum, part) => sum + part, 0) === WHOLE &&
    DIMENSIONS.every((id) => shares[id] >= leastOf(id) && Number.isInteger(shares[id] * PER_POINT));
  return fits && sharesText(shares) === text ? shares : null;
}
