import type { ProbeRow, ProbeRuns } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { send } from '../api/client.ts';
import { useNow } from '../app/use-now.ts';
import { countText, MISSING, percentText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { Cap } from './Cap.tsx';
import { Output } from './Output.tsx';
import css from './ProbesPage.module.css';
import { Strip } from './Strip.tsx';
import { successOf } from './strip.ts';
import { PROBES_WORDS } from './words.ts';

const SOON_MS = 10_000;

/** One probe: what it did and will do, and what can be done about it. */
export function Row({
  probe,
  title,
  limits,
}: {
  probe: ProbeRow;
  title: string;
  limits: ProbeRuns['limits'];
}) {
  const { m, latency } = useI18n();
  const words = useWords(PROBES_WORDS);
  const client = useQueryClient();
  const now = useNow();
  const onSettled = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['probe-runs'] }),
      client.invalidateQueries({ queryKey: ['platform', probe.platformId, 'detail'] }),
    ]);
  const run = useMutation({
    mutationFn: () => send('POST', `/probes/${probe.id}/run`),
    onSettled,
  });
  const change = useMutation({
    mutationFn: () => send('PATCH', `/probes/${probe.id}`, { enabled: !probe.enabled }),
    onSettled,
  });
  const { last, week, nextDue } = probe;
  const took = probe.runs.findLast(({ ms }) => ms !== null)?.ms ?? null;
  const looked = week.ok + week.fail + week.blocked;
  const isDue = nextDue !== null && new Date(nextDue).getTime() <= now + SOON_MS;
  return (
    <div role="row" className={css['row']} data-probe={probe.id}>
      <span role="rowheader" className={css['name']}>
        <Link
          to="/platforms/$id/probes"
          params={{ id: probe.platformId }}
          title={probe.platformName}
        >
          {probe.platformName}
        </Link>
        <span className={css['kind']}>{title}</span>
        <span role="status">
          {probe.running ? <Tag look="ok">{words.state.running}</Tag> : null}
          {probe.queued ? <Tag>{words.state.queued}</Tag> : null}
          {probe.enabled ? null : <Tag look="dashed">{words.state.paused}</Tag>}
        </span>
      </span>
      <span role="cell" data-label={words.head.next}>
        {nextDue === null ? MISSING : isDue ? words.due : <When at={nextDue} />}
      </span>
      <span role="cell" data-label={words.head.last} data-part="last">
        {last === null ? (
          words.never
        ) : (
          <>
            <When at={last.at} /> · {wordFor(m.words.observation, last.status)}
            {last.cause === null ? '' : ` · ${wordFor(m.words.cause, last.cause)}`}
          </>
        )}
      </span>
      <span role="cell" data-label={words.head.took}>
        {took === null ? MISSING : latency(took)}
      </span>
      <span role="cell" data-label={words.head.week}>
        {percentText(successOf(week))}{' '}
        <span className={css['kind']}>{words.weekOf(countText(week.ok), countText(looked))}</span>
      </span>
      <span role="cell" data-label={words.head.blocked}>
        {countText(week.blocked)}
      </span>
      <span role="cell" data-label={words.head.retries}>
        {countText(week.retries)}
      </span>
      <span role="cell" className={css['strip']} data-label={words.head.strip}>
        <Strip runs={probe.runs} />
      </span>
      <span role="cell" className={css['actions']}>
        <Button
          disabled={run.isPending || probe.running || probe.queued}
          onClick={() => run.mutate()}
        >
          {words.run}
        </Button>
        <Button look="quiet" disabled={change.isPending} onClick={() => change.mutate()}>
          {probe.enabled ? words.pause : words.resume}
        </Button>
        <ActionFailure error={run.error ?? change.error} />
      </span>
      <span role="cell" className={css['whole']}>
        <Output id={probe.id} at={last?.at ?? null} />
        <Cap probe={probe} limits={limits} />
      </span>
    </div>
  );
}
