import type { AlertRow } from '@kaopu/contracts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../ui/Tag.tsx';
import { marksOf } from './marks.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

/** What a list must not hide: that it comes and goes, that it was snoozed, that nobody is told. */
export function AlertMarks({ alert }: { alert: AlertRow }) {
  const { absolute } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const { flapping, snoozedUntil, mutedBy } = marksOf(alert);
  return (
    <>
      {flapping ? (
        <Tag look="warning" title={words.flappingNote}>
          {words.flapping}
        </Tag>
      ) : null}{' '}
      {snoozedUntil === null ? null : (
        <Tag look="hatched">{words.snoozed(absolute(snoozedUntil))}</Tag>
      )}{' '}
      {mutedBy === null ? null : (
        <Tag look="dashed">{words.muted(wordFor(words.mutes, mutedBy))}</Tag>
      )}
    </>
  );
}
