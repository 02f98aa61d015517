import type { AlertDetail } from '@kaopu/contracts';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import rows from '../ui/rows.module.css';
import { Clock } from '../ui/When.tsx';
import { ALERT_PAGE_WORDS } from './words.ts';

/** From its opening to its end: what people said of it, and whether it ended by itself. */
export function History({ alert }: { alert: AlertDetail }) {
  const { absolute } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const { openedAt, resolvedAt, words: said } = alert;
  const isEndedByWord = said.some(({ word }) => word === 'resolved' || word === 'dismissed');
  return (
    <ol>
      <Item at={openedAt}>{words.opened}</Item>
      {said.map(({ at, word, who, note, reason, until }) => (
        <Item key={`${at}${word}`} at={at}>
          <span>
            <strong>{who === '' ? words.somebody : who}</strong> {words.said[word]}
            {until === null ? '' : ` ${words.until(absolute(until))}`}
            {reason === null ? '' : ` · ${words.reasons[reason]}`}
          </span>
          {note === '' ? null : <span className={rows['more']}>{note}</span>}
        </Item>
      ))}
      {resolvedAt === null || isEndedByWord ? null : <Item at={resolvedAt}>{words.ended}</Item>}
    </ol>
  );
}

function Item({ at, children }: { at: string; children: ReactNode }) {
  return (
    <li className={rows['row']}>
      <span className={rows['what']}>{children}</span>
      <Clock at={at} />
    </li>
  );
}
