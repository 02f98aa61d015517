import type { ScoreChangeView } from '@kaopu/contracts';
import { roundToSum } from '../format/round.ts';

type Dimension = ScoreChangeView['dimensions'][number];

export interface ChangeLine {
  dimension: Dimension['dimension'];
  from: number;
  to: number;
  points: number;
  /** Those that show, largest first. */
  indicators: { indicator: Dimension['indicators'][number]['indicator']; points: number }[];
}

export interface ChangeLines {
  total: number;
  dimensions: ChangeLine[];
  cap: number;
  method: number;
}

/** Points with one decimal, rounded so that every level as printed adds up to the one above. */
export function changeLines(change: ScoreChangeView): ChangeLines {
  const total = roundToSum([change.points], change.points)[0] ?? 0;
  const [cap = 0, method = 0, ...points] = roundToSum(
    [change.capPoints, change.methodPoints, ...change.dimensions.map((part) => part.points)],
    total,
  );
  const dimensions = change.dimensions.map(({ dimension, from, to, indicators }, i): ChangeLine => {
    const own = points[i] ?? 0;
    const shown = roundToSum(
      indicators.map((part) => part.points),
      own,
    );
    return {
      dimension,
      from,
      to,
      points: own,
      indicators: indicators
        .map(({ indicator }, k) => ({ indicator, points: shown[k] ?? 0 }))
        .filter((part) => part.points !== 0)
        .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    };
  });
  return {
    total,
    cap,
    method,
    dimensions: dimensions
      .filter((line) => line.points !== 0 || line.indicators.length > 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  };
}
