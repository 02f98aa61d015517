import type { ChannelView } from '@kaopu/contracts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Clock } from '../ui/When.tsx';
import css from './Channels.module.css';
import { pushChannelHere } from './push.ts';
import { CHANNEL_WORDS } from './words.ts';

const LOOKS = { sent: 'good', 'retry-later': 'unknown', permanent: 'bad' } as const;

/** How a channel fares, at a glance. */
export function ChannelMarks({ channel }: { channel: ChannelView }) {
  const words = useWords(CHANNEL_WORDS);
  const { last, pending, dead, resumeAt } = channel.health;
  return (
    <p className={css['marks']}>
      {last === null ? (
        <StateMark look="none">{words.never}</StateMark>
      ) : (
        <StateMark look={LOOKS[last.class]}>{words.classes[last.class]}</StateMark>
      )}
      {channel.enabled ? null : <Tag look="hatched">{words.off}</Tag>}
      {channel.id === pushChannelHere() ? <Tag>{words.here}</Tag> : null}
      {pending === 0 ? null : <Tag look="dashed">{words.waiting(countText(pending))}</Tag>}
      {dead === 0 ? null : <Tag look="warning">{words.dead(countText(dead))}</Tag>}
      {resumeAt === null ? null : (
        <span className={css['quiet']}>
          {words.heldUntil}
          <Clock at={resumeAt} seconds />
        </span>
      )}
    </p>
  );
}
