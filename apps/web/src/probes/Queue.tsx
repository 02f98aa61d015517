import type { ProbeRuns } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { countText, MISSING } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import css from './ProbesPage.module.css';
import { PROBES_WORDS } from './words.ts';

/** How the queue does: what waits, who works, and how late the latest is. */
export function Queue({ counts }: { counts: ProbeRuns['counts'] | undefined }) {
  const { lang, duration } = useI18n();
  const words = useWords(PROBES_WORDS).queue;
  const { data: health } = useQuery(healthQuery(lang));
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? MISSING : countText(value);
  const facts: readonly (readonly [string, string])[] = [
    [words.waiting, number(health?.queue.waiting)],
    [words.workers, number(health?.workers.alive)],
    [words.lag, health === undefined ? MISSING : duration(health.oldestDueLagSeconds)],
    [words.overdue, number(health?.overdue)],
    [words.queued, number(counts?.queued)],
    [words.running, number(counts?.running)],
    [words.unjudged, number(health?.unjudged)],
    [words.undelivered, number(health?.undelivered)],
  ];
  return (
    <Card
      title={words.title}
      aside={
        health === undefined ? null : (
          <StateMark look={health.queue.ok ? 'good' : 'bad'}>
            {`${health.queue.ok ? words.ok : words.down} · ${words.backend[health.queue.backend]}`}
          </StateMark>
        )
      }
    >
      <dl className={css['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
