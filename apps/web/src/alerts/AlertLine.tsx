import type { AlertRow } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { countText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import css from './AlertLine.module.css';
import { AlertMarks } from './AlertMarks.tsx';
import { ChangeText } from './ChangeText.tsx';
import { ALERT_PAGE_WORDS } from './words.ts';

export function AlertLine({ alert }: { alert: AlertRow }) {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const newest = alert.changes.reduce<(typeof alert.changes)[number] | undefined>(
    (best, change) => (best === undefined || change.at > best.at ? change : best),
    undefined,
  );
  return (
    <li className={css['line']}>
      <span className={css['mark']}>
        <Severity mark={alert.state === 'resolved' ? 'recovery' : alert.severity} />
      </span>
      <span className={css['what']}>
        <Link to="/alerts/$id" params={{ id: alert.id }} className={css['link']}>
          {alert.platformName} · {m.words.dimension[alert.dimension]}
        </Link>
        <span className={css['text']}>
          {newest === undefined ? null : <ChangeText change={newest} />}
          {alert.changes.length > 1
            ? ` · ${words.changes(countText(alert.changes.length))}`
            : null}{' '}
          <AlertMarks alert={alert} />
        </span>
      </span>
      <span className={css['side']}>
        <Tag>{m.words.alertState[alert.state]}</Tag>
        <span className={css['at']}>
          <When at={alert.lastChangeAt} />
        </span>
      </span>
    </li>
  );
}
