import { EPOCH } from './decay.ts';
import { dimensionScore, readDimension, type DimensionReadout } from './dimension.ts';
import { explain } from './explain.ts';
import { gradeOf, statusOf } from './grade.ts';
import type { IndicatorState } from './indicator-state.ts';
import { readIndicator } from './indicator.ts';
import { METHOD_VERSION } from './method-version.ts';
import { INDICATOR_SPECS, METHOD } from './method.ts';
import { coverage, overall, sufficiency, type Overall } from './overall.ts';
import { normalisedWeights } from './profiles.ts';
import type { Score } from './score-types.ts';
import { DIMENSIONS, INDICATORS, type IndicatorId, type Profile } from './types.ts';
import type { Veto } from './veto.ts';

export type IndicatorStates = Partial<Record<IndicatorId, IndicatorState>>;

/** Reads every indicator once; all profiles share the result. Throws RangeError before EPOCH. */
export function readPlatform(states: IndicatorStates, now: number): DimensionReadout[] {
  if (!(now >= EPOCH)) throw new RangeError(`nothing can be scored at ${now}`);
  return DIMENSIONS.map((dimension) =>
    readDimension(
      dimension,
      INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension).map((id) =>
        readIndicator(id, states[id] ?? null, now, INDICATOR_SPECS[id]),
      ),
    ),
  );
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function capped(score: Overall, cap: number): Overall {
  return {
    value: Math.min(score.value, cap),
    lo: Math.min(score.lo, cap),
    hi: Math.min(score.hi, cap),
  };
}

/**
 * The score of one platform for one buyer, from readouts of `readPlatform` at the same `now`.
 * Vetoes that nobody asked about neither cap nor exclude.
 */
export function scoreReadouts(
  dimensions: readonly DimensionReadout[],
  profile: Profile,
  now: number,
  vetoes: readonly Veto[] = [],
): Score {
  const weights = normalisedWeights(profile);
  const full = overall(dimensions, weights);
  const { insufficient, provisional } = sufficiency(dimensions, weights, full, now);
  const status = statusOf(vetoes, insufficient);
  const unknown = vetoes.some((veto) => veto.result === 'unknown');
  const shown = unknown ? capped(full, METHOD.unverifiedCap) : full;
  const losses = explain(dimensions, weights, full.value, now);
  const unverifiedPoints = full.value - shown.value;
  const lossTotal = losses.reduce((sum, loss) => sum + loss.points, unverifiedPoints);
  return {
    profile: profile.id,
    method: METHOD_VERSION,
    asOf: now,
    status,
    value: rounded(shown.value),
    lo: rounded(shown.lo),
    hi: rounded(shown.hi),
    grade: gradeOf(status, shown.value, shown.lo),
    provisional,
    coverage: coverage(dimensions, weights),
    dimensions: dimensions.map(dimensionScore),
    losses,
    lossTotal,
    ...(unverifiedPoints > 0 && { unverifiedPoints }),
    ...(vetoes.length > 0 && { vetoes: [...vetoes] }),
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
