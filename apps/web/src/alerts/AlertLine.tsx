import type { AlertRow } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Severity } from '../ui/Severity.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import css from './AlertLine.module.css';
import { AlertMarks } from './AlertMarks.tsx';
import { CauseDetails } from './CauseDetails.tsx';
import type { Cause } from './causes.ts';
import { NewestChange } from './NewestChange.tsx';
import { ALERT_PAGE_WORDS } from './words.ts';

/** One cause as a row; `onPick` where it can be dealt with together with others. */
export function AlertLine({
  cause,
  picked,
  onPick,
}: {
  cause: Cause<AlertRow>;
  picked: boolean;
  onPick: ((picked: boolean) => void) | null;
}) {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const { alert } = cause;
  const name = `${alert.platformName} · ${m.words.dimension[alert.dimension]}`;
  return (
    <li className={css['line']}>
      <span className={css['mark']}>
        {onPick === null ? null : (
          <label className={css['pick']}>
            <input
              type="checkbox"
              aria-label={words.pick(name)}
              checked={picked}
              onChange={(event) => onPick(event.target.checked)}
            />
          </label>
        )}
        <Severity mark={alert.state === 'resolved' ? 'recovery' : alert.severity} />
      </span>
      <div className={css['what']}>
        <Link to="/alerts/$id" params={{ id: alert.id }} className={css['link']}>
          {name}
        </Link>
        <span className={css['text']}>
          <NewestChange alert={alert} /> <AlertMarks alert={alert} />
        </span>
        <CauseDetails cause={cause} />
      </div>
      <span className={css['side']}>
        <Tag>{m.words.alertState[alert.state]}</Tag>
        <span className={css['at']}>
          <When at={alert.lastChangeAt} />
        </span>
      </span>
    </li>
  );
}
