import { exp, ln } from './arithmetic.ts';
import type { PointsLost } from './judge-series.ts';
import { CURRENT_METHOD, type Method } from './method.ts';
import { overall } from './overall.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { readPlatform, type IndicatorStates } from './score.ts';

/**
 * By how much the medium buyer's score is lower because an indicator's utility dropped: that of the
 * platform without the drop less its own. Severity is measured by it, whoever looks.
 */
export function pointsLostBy(
  states: IndicatorStates,
  now: number,
  method: Method = CURRENT_METHOD,
): PointsLost {
  const { weights } = PROFILE_WEIGHTS.medium;
  let read: { value: number; s: Map<string, number> } | null = null;
  const platform = () => {
    if (read !== null) return read;
    const dimensions = readPlatform(states, now, method);
    const s = new Map(dimensions.map((dimension) => [dimension.dimension, dimension.s]));
    read = { value: overall(dimensions, weights, method.constants).value, s };
    return read;
  };
  return (indicator, drop) => {
    const { dimension, v } = method.indicators[indicator];
    const { value, s } = platform();
    const own = Math.max(s.get(dimension) ?? 1, method.constants.dimensionFloor);
    const before = Math.min(1, own + v * Math.max(0, drop));
    return value * (exp(weights[dimension] * ln(before / own)) - 1);
  };
}
