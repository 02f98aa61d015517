import type { ChannelKindView } from '@kaopu/contracts';
import { TRAIL_WORDS } from '../alerts/trail-words.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Original } from '../ui/Original.tsx';
import { StateMark, type StateLook } from '../ui/StateMark.tsx';
import css from './Channels.module.css';
import { saidWords, type Said as Came } from './said-words.ts';
import { CHANNEL_WORDS } from './words.ts';

const LOOKS: Record<Came['class'], StateLook> = {
  sent: 'good',
  'retry-later': 'unknown',
  permanent: 'bad',
};

/** How a try went: its class, what that means, and the service's own words. */
export function Said({ came, kind }: { came: Came; kind: ChannelKindView | undefined }) {
  const { m, lang } = useI18n();
  const words = useWords(CHANNEL_WORDS);
  const language = lang === 'en' ? 'en' : 'zh';
  const trail = useWords(TRAIL_WORDS);
  const said = saidWords(came, kind?.advice ?? {}, words.faults, { m, trail, language });
  return (
    <div className={css['said']}>
      <StateMark look={LOOKS[came.class]}>{words.classes[came.class]}</StateMark>{' '}
      {said.words === '' ? null : <span>{said.words}</span>}{' '}
      {said.original === null ? null : (
        <span className={css['quiet']}>
          <Original text={said.original} />
        </span>
      )}
    </div>
  );
}
