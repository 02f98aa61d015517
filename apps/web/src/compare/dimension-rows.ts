import type { ComparisonColumn } from '@kaopu/contracts';
import { DIMENSIONS, type DimensionId } from '@kaopu/scoring';
import type { Dot, DotRow } from '../charts/DotPlot.tsx';
import { scoreText } from '../format/number.ts';
import type { Messages } from '../i18n/messages.ts';
import { overlap } from './verdict.ts';
import type { CompareWords } from './words.ts';

export interface DimensionRow extends DotRow {
  id: DimensionId | 'overall';
  /** Somebody's interval lies apart from somebody else's. */
  isApart: boolean;
}

/** The whole score, then every dimension in the fixed order. */
export function dimensionRows(
  platforms: readonly ComparisonColumn[],
  words: CompareWords,
  m: Messages,
): DimensionRow[] {
  const rowOf = (id: DimensionRow['id'], label: string, dots: (Dot | null)[]): DimensionRow => {
    const sure = dots.flatMap((dot) => (dot === null || dot.unsure ? [] : [dot]));
    const isApart = sure.some((one, i) => sure.slice(i + 1).some((other) => !overlap(one, other)));
    const said = dots.flatMap((dot, i) =>
      dot === null
        ? []
        : [
            words.plot.dot(
              platforms[i]?.name ?? '',
              scoreText(dot.value),
              scoreText(dot.lo),
              scoreText(dot.hi),
            ),
          ],
    );
    const verdict = isApart ? words.plot.apart : words.plot.tied;
    const reading = words.plot.row(label, said.join(words.between), verdict);
    return { id, label, dots, isApart, reading };
  };
  const overall = platforms.map(({ score }) =>
    score === null ? null : { ...score, unsure: score.status === 'insufficient' },
  );
  return [
    rowOf('overall', words.overall, overall),
    ...DIMENSIONS.map((dimension) =>
      rowOf(
        dimension,
        m.words.dimension[dimension],
        platforms.map(({ score }) => {
          const found = score?.dimensions.find((one) => one.dimension === dimension);
          return found === undefined ? null : { ...found, unsure: found.insufficient };
        }),
      ),
    ),
  ];
}
