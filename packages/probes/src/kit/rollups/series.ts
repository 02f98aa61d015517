import { METHOD, EPOCH, type IndicatorId, type Reading } from '@kaopu/scoring';

/** What a series counts; it is kept in thousandths of that. */
export const UNITS = ['share', 'ms'] as const;
export type Unit = (typeof UNITS)[number];

interface Series {
  unit: Unit;
  /** In the unit; undefined where the reading says nothing of it. */
  valueOf(reading: Reading): number | undefined;
}

const share: Series = { unit: 'share', valueOf: ({ x }) => x ?? undefined };
/** What is still waited for says nothing yet of how long it takes. */
const wait: Series = {
  unit: 'ms',
  valueOf: ({ duration }) =>
    duration === undefined || duration.censored ? undefined : duration.seconds * 1_000,
};
const milliseconds: Series = { unit: 'ms', valueOf: ({ value }) => value };

/**
 * What of platforms' readings is worth seeing over time, by indicator. Prices and stock are not among
 * them: their steps are kept as they are, for good.
 */
export const SERIES: Partial<Record<IndicatorId, Series>> = {
  availability: share,
  latency: milliseconds,
  'first-response': milliseconds,
  'off-hours-response': milliseconds,
  resolution: wait,
  'delivery-time': wait,
};

/** To be raised whenever the same looks give other days: all series are then made anew. */
export const SERIES_VERSION = 1;

export const THOUSANDTHS = 1_000;

/** One value of a series, in thousandths of its unit. */
export interface SeriesPoint {
  indicator: IndicatorId;
  subject: string;
  /** ms UTC. */
  at: number;
  value: number;
}

/** What the judge does not take in, no series holds. */
function isUsable(at: number, now: number): boolean {
  return at >= EPOCH && at <= now + METHOD.clockSkewMs;
}

/** Values of looks as of `now`, ms UTC. */
export function seriesPoints(
  looks: readonly { at: number; readings: readonly Reading[] }[],
  now: number,
): SeriesPoint[] {
  return looks
    .filter(({ at }) => isUsable(at, now))
    .flatMap(({ at, readings }) =>
      readings.flatMap((reading): SeriesPoint[] => {
        const { indicator, subject } = reading;
        const exact = SERIES[indicator]?.valueOf(reading);
        const value = exact === undefined ? NaN : Math.round(exact * THOUSANDTHS);
        return Number.isSafeInteger(value) && value >= 0 ? [{ indicator, subject, at, value }] : [];
      }),
    );
}
