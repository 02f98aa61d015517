import type { PlatformDetail } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import css from './FirstSteps.module.css';
import { FIRST_STEPS_WORDS } from './first-steps-words.ts';

const PRICES = 'price-drift';

/** Of a platform that was hardly looked at: what is under way, where it shows, and what its score is worth. */
export function FirstSteps({
  platform: { id, score, probes, lastObservedAt },
}: {
  platform: PlatformDetail;
}) {
  const words = useWords(FIRST_STEPS_WORDS);
  if (score !== null && score.status !== 'insufficient') return null;
  if (probes.length === 0) return null;
  const hasPrices = probes.some(({ kind }) => kind === PRICES);
  return (
    <div role="status" className={css['steps']}>
      <p>{lastObservedAt === null ? words.looking : words.few}</p>
      {lastObservedAt === null ? null : (
        <Link
          to={hasPrices ? '/platforms/$id/prices' : '/platforms/$id/evidence'}
          params={{ id }}
          className={buttonClass('plain')}
        >
          {hasPrices ? words.prices : words.looks}
        </Link>
      )}
    </div>
  );
}
