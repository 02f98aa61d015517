import { exp, ln, ratio } from './arithmetic.ts';
import { UNIT } from './counter.ts';
import { DAY, weightAt } from './decay.ts';
import type { DimensionReadout } from './dimension.ts';
import type { IndicatorReadout } from './indicator.ts';
import { heldParts, wholeWaits } from './indicator.ts';
import { keptUtility } from './kept.ts';
import { METHOD, type Constants } from './method.ts';
import { compareMoments, type Moment } from './order.ts';
import { pull, type Weights } from './overall.ts';
import { penaltyShares } from './penalties.ts';
import { swingsOf, type Prices } from './prices.ts';
import type { DimensionLoss, DimensionScore, IndicatorLoss } from './score-types.ts';
import { survival, waitWorth } from './survival.ts';
import type { DimensionId } from './types.ts';
import { WAIT_SCALES } from './waits.ts';

/** Losses smaller than this are rounding left over from a subtraction. */
const DUST = 1e-12;

function withoutDust(points: number): number {
  return Math.abs(points) < DUST ? 0 : points;
}

/** An observation with the part of the indicator's missing utility that it brought. */
interface Remembered extends Moment {
  subject: string;
  x: number;
  /** Evidence times what was missing: n (1 − x). */
  missing: number;
}

/** What is remembered one by one; all else shares a line. */
function remembered(readout: IndicatorReadout, now: number, constants: Constants): Remembered[] {
  const { state, spec, evidence } = readout;
  if (state === null || evidence.n === 0) return [];
  if (state.kind === 'register') {
    return heldParts(state.held, now, spec).map(({ word, n }) => {
      const x = word.x / UNIT;
      return { t: word.t, id: word.id, subject: word.subject, x, missing: n * (1 - x) };
    });
  }
  if (state.kind === 'penalties') {
    const missing = evidence.n * (1 - evidence.mean);
    return penaltyShares(state.penalties, now, constants.penalties).map(({ penalty, share }) => ({
      t: penalty.t,
      id: penalty.id,
      subject: penalty.no,
      x: 1 - (1 - evidence.mean) * share,
      missing: missing * share,
    }));
  }
  if (state.kind === 'prices') return rememberedPrices(state.prices, evidence.n, now);
  const { u } = WAIT_SCALES[spec.scale ?? 'first-reply'];
  const worth = state.kind === 'waits' ? survival(wholeWaits(state, spec), u).censoredWorth : [];
  const weightNow = weightAt(now, spec.halfLifeDays) * BigInt(UNIT);
  const oldest = now - constants.explained.halfLives * spec.halfLifeDays * DAY;
  return [...state.kept, ...state.entries]
    .filter((kept) => kept.t >= oldest)
    .map((kept) => {
      const x = kept.wait === null ? keptUtility(kept) : waitWorth(kept.wait, u, worth);
      const n = ratio(weightAt(kept.t, spec.halfLifeDays) * BigInt(kept.m), weightNow);
      return { t: kept.t, id: kept.id, subject: kept.subject, x, missing: n * (1 - x) };
    });
}

/** Days by the part that their return had in a product's swing. */
function rememberedPrices(prices: Prices, n: number, now: number): Remembered[] {
  const swings = swingsOf(prices, now);
  const all = swings.reduce((sum, { returns }) => sum + returns.length, 0);
  return swings.flatMap(({ subject, x, returns }) => {
    const missing = (n * (1 - x) * returns.length) / all;
    const total = returns.reduce((sum, { square }) => sum + square, 0);
    if (!(total > 0)) return [];
    return returns.map(({ t, id, square }) => {
      const share = square / total;
      return { t, id, subject, x: 1 - (1 - x) * share, missing: missing * share };
    });
  });
}

/** Splits an indicator's points into missing evidence, the costliest observations, and the rest. */
function explainIndicator(
  readout: IndicatorReadout,
  points: number,
  now: number,
  constants: Constants,
): IndicatorLoss {
  const { evidence, posterior, indicator } = readout;
  const { kappa, mu0 } = constants;
  const perUnit = points / ((kappa + evidence.n) * posterior.loss);
  const priorPoints = perUnit * kappa * (1 - mu0);
  const observations = remembered(readout, now, constants)
    .map((item) => ({ ...item, points: perUnit * item.missing }))
    .sort((a, b) => b.points - a.points || compareMoments(b, a))
    .slice(0, constants.explained.observations)
    .map(({ id, subject, t, x, points: lost }) => ({ key: id, subject, at: t, x, points: lost }));
  let left = points - priorPoints;
  for (const observation of observations) left -= observation.points;
  return { indicator, points, priorPoints, observations, olderPoints: withoutDust(left) };
}

/**
 * Points lost from 100 by dimension, indicator and observation (logarithmic-mean decomposition,
 * scoring.md §1.7). The lines of one level sum to the level above within 1e-9.
 */
export function explain(
  dimensions: readonly DimensionReadout[],
  weights: Weights,
  value: number,
  now: number,
  constants: Constants = METHOD,
): DimensionLoss[] {
  const pulls = dimensions.map((dimension) =>
    pull(dimension, weights[dimension.dimension], constants),
  );
  const total = pulls.reduce((sum, part) => sum + part, 0);
  return dimensions.map((readout, i) => {
    const points = total > 0 ? ((100 - value) * (pulls[i] ?? 0)) / total : 0;
    const indicators = readout.indicators.map((indicator) => {
      const share = (indicator.spec.v * indicator.posterior.loss) / readout.loss;
      return explainIndicator(indicator, points * share, now, constants);
    });
    const floored = readout.s < constants.dimensionFloor;
    return { dimension: readout.dimension, points, floored, indicators };
  });
}

/** L(a,b) = (a − b)/ln(a/b), the mean under which differences of logs become points. */
export function logarithmicMean(a: number, b: number): number {
  const log = ln(a / b);
  return Math.abs(log) < 1e-8 ? (a + b) / 2 : (a - b) / log;
}

type Valued = Pick<DimensionScore, 'dimension' | 'value'>;

/** The geometric mean of dimensions, 0–100. */
export function valueOf(scores: readonly Valued[], weights: Weights): number {
  const pulls = scores.map(({ dimension, value }) => pull({ s: value / 100 }, weights[dimension]));
  return 100 * exp(-pulls.reduce((sum, part) => sum + part, 0));
}

/** Points by which each dimension moved the score from one day to another; the sum is exact. */
export function explainChange(
  before: readonly Valued[],
  after: readonly Valued[],
  weights: Weights,
): { dimension: DimensionId; points: number }[] {
  const drop = (scores: readonly Valued[], dimension: DimensionId): number => {
    const score = scores.find((candidate) => candidate.dimension === dimension);
    return score === undefined ? 0 : pull({ s: score.value / 100 }, weights[dimension]);
  };
  const rises = after.map(({ dimension }) => ({
    dimension,
    rise: drop(before, dimension) - drop(after, dimension),
  }));
  const mean = logarithmicMean(valueOf(after, weights), valueOf(before, weights));
  return rises.map(({ dimension, rise }) => ({ dimension, points: mean * rise }));
}
