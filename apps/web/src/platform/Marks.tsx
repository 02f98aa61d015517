import type { Trend } from '@kaopu/contracts';
import { ChangeText } from '../alerts/ChangeText.tsx';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { useWords } from '../i18n/use-words.ts';
import { Severity } from '../ui/Severity.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Marks.module.css';

/** The numbered events below the trend, in the order of their numbers. */
export function Marks({ marks }: { marks: Trend['marks'] }) {
  const trendWords = useWords(TREND_WORDS);
  if (marks.length === 0) return null;
  const ordered = [...marks].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      <h3 className={css['title']}>{trendWords.marks}</h3>
      <ol className={css['marks']}>
        {ordered.map((mark, i) => (
          <li key={mark.id} className={css['mark']}>
            <span className={css['number']} title={trendWords.mark(String(i + 1))}>
              {i + 1}
            </span>
            <Severity mark={mark.recovery ? 'recovery' : mark.severity} />
            <span className={css['text']}>
              <ChangeText change={mark} />
            </span>
            <span className={css['at']}>
              <Clock at={mark.at} seconds />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
