import { pointsText, scoreText } from '../format/number.ts';
import { signedPoints } from '../format/signed.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import type { ChangeLines } from './change-lines.ts';
import css from './Changed.module.css';
import { INSIGHT_WORDS } from './insight-words.ts';

/** Points won or lost by dimension and indicator, as printed summing to the total. */
export function ChangedLines({ lines }: { lines: ChangeLines }) {
  const { m } = useI18n();
  const words = useWords(INSIGHT_WORDS).change;
  const own = [
    { text: words.cap, points: lines.cap },
    { text: words.method, points: lines.method },
  ].filter(({ points }) => points !== 0);
  if (lines.dimensions.length === 0 && own.length === 0) return null;
  return (
    <>
      <h3 className={css['title']}>{words.lines}</h3>
      <ul className={css['lines']}>
        {lines.dimensions.map(({ dimension, from, to, points, indicators }) => (
          <li key={dimension} className={css['line']}>
            <p className={css['head']}>
              <span>
                <strong>{m.words.dimension[dimension]}</strong>{' '}
                <span className={css['muted']}>
                  {scoreText(from) === scoreText(to)
                    ? words.dimension(pointsText(from), pointsText(to))
                    : words.dimension(scoreText(from), scoreText(to))}
                </span>
              </span>
              <span className={css['points']}>{signedPoints(points)}</span>
            </p>
            {indicators.map((part) => (
              <p key={part.indicator} className={css['part']}>
                <span>{m.words.indicator[part.indicator]}</span>
                <span>{signedPoints(part.points)}</span>
              </p>
            ))}
          </li>
        ))}
        {own.map(({ text, points }) => (
          <li key={text} className={css['line']}>
            <p className={css['head']}>
              <strong>{text}</strong>
              <span className={css['points']}>{signedPoints(points)}</span>
            </p>
          </li>
        ))}
      </ul>
      <p className={css['sum']}>
        <span>{words.sum}</span>
        <span>{signedPoints(lines.total)}</span>
      </p>
    </>
  );
}
