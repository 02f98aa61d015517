import type { Attempt } from '@kaopu/contracts';
import { useWords } from '../i18n/use-words.ts';
import { VANTAGE_WORDS } from '../vantages/words.ts';
import css from './Look.module.css';

/** How one look was seen from each place that was asked. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const words = useWords(VANTAGE_WORDS);
  const seen = attempts.map(
    ({ vantage, verdict }) => `${vantage ?? words.here} ${words.verdicts[verdict]}`,
  );
  return (
    <span className={css['detail']}>
      {words.from}
      {seen.join(' · ')}
    </span>
  );
}
