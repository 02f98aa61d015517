import type { ObservationView } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { wordFor } from '../i18n/messages.ts';
import css from './RunStrip.module.css';

const CELLS = 60;

/** One cell per look, oldest on the left; state by shape and pattern, never by colour alone. */
export function RunStrip({ looks }: { looks: readonly ObservationView[] }) {
  const { m, full } = useI18n();
  const shown = looks.slice(0, CELLS).reverse();
  const counts = (['observed', 'unknown', 'missed', 'open'] as const)
    .map((status) => ({ status, n: shown.filter((look) => look.status === status).length }))
    .filter(({ n }) => n > 0)
    .map(({ status, n }) => `${m.words.observation[status]} ${n}`)
    .join(' · ');
  return (
    <figure className={css['figure']}>
      <div className={css['strip']} role="img" aria-label={`${m.platform.looks.strip}: ${counts}`}>
        {shown.map((look) => (
          <span
            key={look.key}
            className={css['cell']}
            data-status={look.status}
            title={[
              full(look.at),
              m.words.observation[look.status],
              look.cause === null ? '' : wordFor(m.words.cause, look.cause),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          />
        ))}
      </div>
      <figcaption className={css['caption']}>
        {counts}
        <span>{m.platform.looks.stripHelp}</span>
      </figcaption>
    </figure>
  );
}
