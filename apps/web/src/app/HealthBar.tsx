import type { Health } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { relativeText } from '../format/time.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n, type I18n } from '../i18n/use-i18n.ts';
import { Severity } from '../ui/Severity.tsx';
import { useNow } from './use-now.ts';
import css from './HealthBar.module.css';

const LATE_SECONDS = 120;

function sentence(health: Health, { m, lang, duration }: I18n, now: number): string {
  if (health.workers.alive === 0) {
    const seen = health.workers.lastSeenAt;
    return seen === null
      ? m.shell.health.neverStarted
      : m.shell.health.stopped(relativeText(new Date(seen).getTime(), now, lang));
  }
  if (health.oldestDueLagSeconds > LATE_SECONDS) {
    return m.shell.health.late(duration(health.oldestDueLagSeconds));
  }
  return health.status === 'down' ? m.shell.health.down : m.shell.health.degraded;
}

/** Nothing while all is well; else one line above every page, because old numbers look like new ones. */
export function HealthBar() {
  const i18n = useI18n();
  const now = useNow();
  const health = useQuery(healthQuery(i18n.lang));
  if (health.isPending || (health.data?.status === 'ok' && !health.isError)) return null;
  const down = health.isError || health.data.status === 'down';
  return (
    <div className={css['bar']} role="status">
      <div className={css['inner']}>
        <Severity mark={down ? 'critical' : 'warning'} />
        <span>
          {health.isError ? i18n.m.shell.health.unreachable : sentence(health.data, i18n, now)}
        </span>
        {health.isError ? null : (
          <span className={css['reasons']}>
            {health.data.reasons
              .map((reason) => wordFor(i18n.m.shell.health.reasons, reason))
              .join(' · ')}
          </span>
        )}
      </div>
    </div>
  );
}
