import type { AlertDetail } from '@kaopu/contracts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Severity } from '../ui/Severity.tsx';
import css from './AlertPage.module.css';
import { marksOf } from './marks.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

/** What comes first: that it is over, that somebody is on it, why nobody is told. */
export function StateNotes({ alert }: { alert: AlertDetail }) {
  const { absolute, m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const { state, resolvedAt } = alert;
  const { flapping, snoozedUntil, mutedBy } = marksOf(alert);
  const last = alert.words.filter(({ word }) => word === state).at(-1);
  const who = last === undefined || last.who === '' ? words.somebody : last.who;
  const why = words.reasons[last?.reason ?? 'other'];
  return (
    <div role="status">
      {state === 'resolved' ? (
        <p className={css['done']}>
          <Severity mark="recovery" quiet />{' '}
          {resolvedAt === null
            ? m.words.alertState.resolved
            : words.recovered(absolute(resolvedAt))}
        </p>
      ) : null}
      {state === 'dismissed' ? <p className={css['done']}>{words.dismissedBy(who, why)}</p> : null}
      {state === 'acknowledged' ? <p className={css['done']}>{words.acknowledgedBy(who)}</p> : null}
      {snoozedUntil === null ? null : (
        <p className={css['note']}>{words.snoozedNote(absolute(snoozedUntil))}</p>
      )}
      {mutedBy === null ? null : (
        <p className={css['note']}>{words.muted(wordFor(words.mutes, mutedBy))}</p>
      )}
      {flapping ? <p className={css['note']}>{words.flappingNote}</p> : null}
    </div>
  );
}
