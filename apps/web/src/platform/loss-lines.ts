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

/** The losses with one decimal, rounded so that every level as printed adds up to the one above. */
export function lossGroups({ losses, lossTotal }: Explanation): LossGroup[] {
  const points = roundToSum(
    losses.map((loss) => loss.points),
    lossTotal,
  );
  return losses
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
}
