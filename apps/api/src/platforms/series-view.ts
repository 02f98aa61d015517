import type { SeriesView } from '@kaopu/contracts';
import type { SeriesRead } from '@kaopu/db';
import { startOfDay, THOUSANDTHS, unpackHours } from '@kaopu/probes';
import { mergeSummaries, NOTHING, quantile, type Summary } from '@kaopu/scoring';

const HOUR_MS = 3_600_000;

function pointOf(at: number, summary: Summary): SeriesView['points'][number] {
  const { n, sum, min, max } = summary;
  return {
    at: new Date(at).toISOString(),
    n,
    min: min / THOUSANDTHS,
    mean: sum / n / THOUSANDTHS,
    max: max / THOUSANDTHS,
    p50: quantile(summary, 0.5) / THOUSANDTHS,
    p90: quantile(summary, 0.9) / THOUSANDTHS,
    p99: quantile(summary, 0.99) / THOUSANDTHS,
  };
}

/** Damaged bytes say nothing until the worker has made them anew. */
function hoursOf({ hours }: SeriesRead): ReadonlyMap<number, Summary> {
  try {
    return unpackHours(hours);
  } catch (error) {
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}

/** Points of stored days, by the step, those that began before `from` left out. */
export function seriesPointsOf(
  days: readonly SeriesRead[],
  step: SeriesView['step'],
  from: number,
): SeriesView['points'] {
  return days.flatMap((read) => {
    const start = startOfDay(read.day);
    const hours = hoursOf(read);
    if (step === 'hour') {
      return [...hours]
        .filter(([hour]) => start + hour * HOUR_MS >= from)
        .map(([hour, summary]) => pointOf(start + hour * HOUR_MS, summary));
    }
    const whole = [...hours.values()].reduce(mergeSummaries, NOTHING);
    return whole.n === 0 ? [] : [pointOf(start, whole)];
  });
}
