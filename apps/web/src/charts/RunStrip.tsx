import type { ObservationView } from '@kaopu/contracts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { wordFor } from '../i18n/messages.ts';
import { badState } from '../platform/bad-state.ts';
import css from './RunStrip.module.css';
import { PLATFORM_WORDS } from '../platform/words.ts';

const CELLS = 60;
const SHAPES = ['observed', 'bad', 'unknown', 'missed', 'open'] as const;

/** A look that saw something bad must not look like one that saw a shop at work. */
function shapeOf(look: ObservationView): (typeof SHAPES)[number] {
  return badState(look) === null ? look.status : 'bad';
}

/** One cell per look, oldest on the left; state by shape and pattern, never by colour alone. */
export function RunStrip({ looks }: { looks: readonly ObservationView[] }) {
  const { m, full } = useI18n();
  const texts = useWords(PLATFORM_WORDS);
  const shown = looks.slice(0, CELLS).reverse();
  const counts = SHAPES.map((shape) => ({
    shape,
    n: shown.filter((look) => shapeOf(look) === shape).length,
  }))
    .filter(({ n }) => n > 0)
    .map(({ shape, n }) => `${shape === 'bad' ? texts.looks.bad : m.words.observation[shape]} ${n}`)
    .join(' · ');
  return (
    <figure className={css['figure']}>
      <div className={css['strip']} role="img" aria-label={`${texts.looks.strip}: ${counts}`}>
        {shown.map((look) => {
          const bad = badState(look);
          return (
            <span
              key={look.key}
              className={css['cell']}
              data-status={shapeOf(look)}
              title={[
                full(look.at),
                m.words.observation[look.status],
                bad === null ? '' : texts.standing[bad],
                look.cause === null ? '' : wordFor(m.words.cause, look.cause),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            />
          );
        })}
      </div>
      <figcaption className={css['caption']}>
        {counts}
        <span>{texts.looks.stripHelp}</span>
      </figcaption>
    </figure>
  );
}
