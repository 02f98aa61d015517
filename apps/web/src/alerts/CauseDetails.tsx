import type { AlertRow } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { When } from '../ui/When.tsx';
import { AlertMarks } from './AlertMarks.tsx';
import css from './CauseDetails.module.css';
import type { Cause } from './causes.ts';
import { ChangeText } from './ChangeText.tsx';
import { NewestChange } from './NewestChange.tsx';
import { ALERT_PAGE_WORDS } from './words.ts';

/** What stands behind a row: each change of its alert, and the alerts of the same cause. */
export function CauseDetails({ cause: { alert, others } }: { cause: Cause<AlertRow> }) {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const { changes } = alert;
  const parts = [
    ...(changes.length > 1 ? [words.changes(countText(changes.length))] : []),
    ...(others.length > 0 ? [words.sameCause(countText(others.length))] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <details className={css['details']}>
      <summary>{parts.join(' · ')}</summary>
      <ul>
        {changes.length < 2
          ? null
          : changes.map((change) => (
              <li key={change.id}>
                <ChangeText change={change} />{' '}
                <span className={css['at']}>
                  <When at={change.at} />
                </span>
              </li>
            ))}
        {others.map((other) => (
          <li key={other.id}>
            <Link to="/alerts/$id" params={{ id: other.id }}>
              {other.platformName} · {m.words.dimension[other.dimension]}
            </Link>{' '}
            <NewestChange alert={other} /> <AlertMarks alert={other} />
          </li>
        ))}
      </ul>
    </details>
  );
}
