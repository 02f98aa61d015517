import type { Explanation } from '@kaopu/contracts';
import { roundToSum } from '../format/round.ts';

type Loss = Explanation['losses'][number];
type IndicatorLoss = Loss['indicators'][number];
type Observed = IndicatorLoss['observations'][number];

export interface LossLine {
  indicator: IndicatorLoss['indicator'];
  points: number;
  prior: number;
  older: number;
  observations: (Observed & { shown: number })[];
}

export interface LossGroup {
  dimension: Loss['dimension'];
  points: number;
  lines: LossLine[];
}

function lineOf(loss: IndicatorLoss, points: number): LossLine {
  const [prior = 0, older = 0, ...shown] = roundToSum(
    [loss.priorPoints, loss.olderPoints, ...loss.observations.map((seen) => seen.points)],
    points,
  );
  return {
    indicator: loss.indicator,
    points,
    prior,
    older,
    observations: loss.observations.map((seen, i) => ({ ...seen, shown: shown[i] ?? 0 })),
  };
}

export interface LossSheet {
  total: number;
  /** Of the total: what the cap of an unknown floor takes. */
  cap: number;
  groups: LossGroup[];
}

/** The losses with one decimal, rounded so that every level as printed adds up to the one above. */
export function lossSheet({ losses, lossTotal, unverifiedPoints }: Explanation): LossSheet {
  const [total = 0] = roundToSum([lossTotal], lossTotal);
  const [cap = 0, ...points] = roundToSum(
    [unverifiedPoints, ...losses.map((loss) => loss.points)],
    total,
  );
  const groups = losses
    .map((loss, i) => {
      const total = points[i] ?? 0;
      const parts = roundToSum(
        loss.indicators.map((part) => part.points),
        total,
      );
      return {
        dimension: loss.dimension,
        points: total,
        lines: loss.indicators
          .map((part, k) => lineOf(part, parts[k] ?? 0))
          .sort((a, b) => b.points - a.points),
      };
    })
    .sort((a, b) => b.points - a.points);
  return { total, cap, groups };
}
