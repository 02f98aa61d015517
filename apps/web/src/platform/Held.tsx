import type { ProbeView } from '@kaopu/contracts';
import { useWords } from '../i18n/use-words.ts';
import { When } from '../ui/When.tsx';
import css from './Held.module.css';
import { MANNERS_WORDS } from './manners-words.ts';

/** Why this probe waits or may not look, as far as the site wants it so. */
export function Held({ probe, asked }: { probe: ProbeView; asked: boolean }) {
  const words = useWords(MANNERS_WORDS);
  const { hold, last } = probe;
  const robots = words.robotsCauses[last?.cause ?? ''];
  if (hold === null && robots === undefined) return null;
  return (
    <p className={css['held']} role={asked ? 'status' : undefined}>
      {hold === null ? null : (
        <span>
          {words.hold[hold.cause]} · {words.until} <When at={hold.until} /> ·{' '}
          {asked ? words.askedAnyway : words.stillRuns}
        </span>
      )}
      {robots === undefined ? null : <span>{robots}</span>}
    </p>
  );
}
