import type { Trend } from '@kaopu/contracts';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { gapThreshold, splitAtGaps } from './gaps.ts';
import { clusterMarks } from './marks.ts';
import { thin } from './thin.ts';
import { timeTicks } from './time-ticks.ts';

export interface TrendPoint {
  at: number;
  value: number;
  lo: number;
  hi: number;
}

const BUCKETS = 400;
const MARK_GAP = 26;

export const TREND_BOX = { height: 260, top: 34, right: 12, bottom: 26, left: 32 } as const;

/** All points, and the runs in which they are drawn as one line. */
function runsOf(trend: Trend) {
  const all: TrendPoint[] = trend.points.map((point) => ({
    at: new Date(point.at).getTime(),
    value: point.value,
    lo: point.lo,
    hi: point.hi,
  }));
  const span = new Date(trend.to).getTime() - new Date(trend.from).getTime();
  const threshold = gapThreshold(
    all.map((point) => point.at),
    span / BUCKETS,
  );
  return { all, runs: splitAtGaps(all, threshold) };
}

/** Is the drawn line interrupted anywhere? */
export function hasBreaks(trend: Trend): boolean {
  return runsOf(trend).runs.length > 1;
}

/** Everything the chart draws, in pixels of a chart `width` wide. */
export function trendModel(trend: Trend, width: number) {
  const from = new Date(trend.from).getTime();
  const to = new Date(trend.to).getTime();
  const inner = { right: Math.max(TREND_BOX.left + 1, width - TREND_BOX.right) };
  const x = scaleLinear([from, to], [TREND_BOX.left, inner.right]);
  const y = scaleLinear([0, 100], [TREND_BOX.height - TREND_BOX.bottom, TREND_BOX.top]);

  const { all, runs: whole } = runsOf(trend);
  const pixels = Math.max(40, Math.floor(inner.right - TREND_BOX.left));
  const runs = whole.map((run) => thin(run, pixels, (point) => point.value));

  const drawLine = line<TrendPoint>(
    (point) => x(point.at),
    (point) => y(point.value),
  );
  const drawBand = area<TrendPoint>(
    (point) => x(point.at),
    (point) => y(point.lo),
    (point) => y(point.hi),
  );
  /** Where a span lies within the picture, two pixels wide at least. */
  function shade(span: { from: number; until: number }): { x: number; width: number } {
    const within = (at: number) => x(Math.min(to, Math.max(from, at)));
    const width = Math.max(2, within(span.until) - within(span.from));
    return { x: Math.min(within(span.from), inner.right - width), width };
  }

  const long = runs.filter((run) => run.length > 1);
  return {
    x,
    y,
    points: all,
    lines: long.map((run) => drawLine(run) ?? ''),
    bands: long.map((run) => drawBand(run) ?? ''),
    singles: runs.filter((run) => run.length === 1).flat(),
    marks: clusterMarks(
      trend.marks
        .map((mark) => ({ mark, x: x(new Date(mark.at).getTime()) }))
        .filter(({ x: at }) => at >= TREND_BOX.left - 1 && at <= inner.right + 1),
      MARK_GAP,
    ),
    ticks: timeTicks(from, to, Math.max(2, Math.floor(width / 90))),
    right: inner.right,
    shade,
  };
}

/** Index of the point nearest to pixel `px`; -1 without points. */
export function nearest(
  points: readonly TrendPoint[],
  x: (at: number) => number,
  px: number,
): number {
  let best = -1;
  let distance = Infinity;
  for (const [i, point] of points.entries()) {
    const gap = Math.abs(x(point.at) - px);
    if (gap < distance) {
      best = i;
      distance = gap;
    }
  }
  return best;
}
