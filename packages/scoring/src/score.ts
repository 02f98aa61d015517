import { ratio } from './arithmetic.ts';
import { EPOCH } from './decay.ts';
import { dimensionScore, readDimension, type DimensionReadout } from './dimension.ts';
import { explain } from './explain.ts';
import type { Veto } from './floors.ts';
import type { IndicatorState } from './indicator-state.ts';
import { readIndicator } from './indicator.ts';
import { METHOD_VERSION } from './method-version.ts';
import { CURRENT_METHOD, type Method } from './method.ts';
import { coverage, isFresh } from './overall.ts';
import { floorsOf, normalisedWeights } from './profiles.ts';
import { topReasons } from './reasons.ts';
import type { Score } from './score-types.ts';
import { published, standing } from './standing.ts';
import { DIMENSIONS, INDICATORS, type IndicatorId, type Profile } from './types.ts';

export type IndicatorStates = Partial<Record<IndicatorId, IndicatorState>>;

/** Reads every indicator once; all profiles share the result. Throws RangeError before EPOCH. */
export function readPlatform(
  states: IndicatorStates,
  now: number,
  method: Method = CURRENT_METHOD,
): DimensionReadout[] {
  if (!(now >= EPOCH)) throw new RangeError(`nothing can be scored at ${now}`);
  return DIMENSIONS.map((dimension) =>
    readDimension(
      dimension,
      INDICATORS.filter((id) => method.indicators[id].dimension === dimension).map((id) =>
        readIndicator(id, states[id] ?? null, now, method),
      ),
      method.constants,
    ),
  );
}

/** Conclusive share of all looks of a platform, 0–1; null before any. */
function observabilityOf(dimensions: readonly DimensionReadout[]): number | null {
  const looks = dimensions.flatMap(({ indicators }) =>
    indicators.flatMap(({ state }) => (state === null ? [] : [state.looks])),
  );
  const all = looks.reduce((sum, item) => sum + item.all, 0n);
  const conclusive = looks.reduce((sum, item) => sum + item.conclusive, 0n);
  return all === 0n ? null : ratio(conclusive, all);
}

/**
 * The score of one platform for one buyer, from readouts of `readPlatform` at the same `now` and
 * by the same method. `vetoes`: how the floors stand; the buyer's own ones count.
 */
export function scoreReadouts(
  dimensions: readonly DimensionReadout[],
  profile: Profile,
  now: number,
  vetoes: readonly Veto[] = [],
  { method, version }: { method: Method; version: string } = {
    method: CURRENT_METHOD,
    version: METHOD_VERSION,
  },
): Score {
  const { constants } = method;
  const weights = normalisedWeights(profile);
  const asked = floorsOf(profile);
  const own = vetoes.filter(({ id }) => asked.includes(id));
  const fresh = isFresh(
    dimensions.flatMap(({ indicators }) => indicators),
    now,
    method,
  );
  const found = standing({ dimensions, fresh, vetoes: own }, weights, constants);
  const { full, shown } = found;
  const losses = explain(dimensions, weights, full.value, now, constants);
  const unverifiedPoints = full.value - shown.value;
  const observability = observabilityOf(dimensions);
  return {
    profile: profile.id,
    method: version,
    asOf: now,
    ...published(found),
    coverage: coverage(dimensions, weights),
    observability,
    blocked: observability !== null && observability < constants.blockedBelow,
    dimensions: dimensions.map((dimension) => dimensionScore(dimension, constants)),
    losses,
    lossTotal: losses.reduce((sum, loss) => sum + loss.points, unverifiedPoints),
    unverifiedPoints,
    vetoes: own,
    reasons: topReasons(losses, unverifiedPoints, constants.explained.reasons),
  };
}

export function score(
  states: IndicatorStates,
  now: number,
  profile: Profile,
  vetoes: readonly Veto[] = [],
): Score {
  return scoreReadouts(readPlatform(states, now), profile, now, vetoes);
}
