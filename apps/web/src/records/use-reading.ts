import type { RecordEvent } from '@kaopu/contracts';
import { changeTitle, changeValue, changedRecords } from '../alerts/change-words.ts';
import { CHANGE_KIND_WORDS } from '../alerts/kind-words.ts';
import { beijing } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { RECORD_WORDS } from './words.ts';

/** What an event says, in one line. */
export function useEventText(): (event: RecordEvent) => string {
  const { lang, m } = useI18n();
  const kinds = useWords(CHANGE_KIND_WORDS);
  return ({ text, change }) => {
    if (text !== null) return lang === 'en' ? text.en : text.zh;
    if (change === null) return '';
    const title = changeTitle(change, m, kinds);
    const records = changedRecords(change);
    if (records !== null) return `${title} ${records}`;
    const side = (which: 'from' | 'to') => changeValue(change, which, m, kinds);
    return kinds.move(title, side('from'), side('to'));
  };
}

/** The same as it is read out: when, in which lane, and how sure it is. */
export function useReading(): (event: RecordEvent) => string {
  const words = useWords(RECORD_WORDS);
  const textOf = useEventText();
  return (event) => {
    const { at, lane, match, source } = event;
    const more = [
      source ?? '',
      match === null ? '' : words.match[match],
      match === 'namesake' ? words.zero : '',
    ];
    return words.reading(
      beijing(new Date(at).getTime()).date,
      words.lanes[lane],
      textOf(event),
      more.filter((part) => part !== '').join('，'),
    );
  };
}
