import type { ProbeView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { wordFor } from '../i18n/messages.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { useNow } from '../app/use-now.ts';
import { ScheduleDialog } from '../schedule/ScheduleDialog.tsx';
import { timingText } from '../schedule/timing-text.ts';
import { SCHEDULE_WORDS } from '../schedule/words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { ActionFailure } from '../ui/Failure.tsx';
import { Tag } from '../ui/Tag.tsx';
import { When } from '../ui/When.tsx';
import { Held } from './Held.tsx';
import type { ConfigSchema } from '../probe-form/schema.ts';
import { PROBE_FORM_WORDS } from '../probe-form/words.ts';
import { intervalChoices } from './intervals.ts';
import css from './Probe.module.css';
import { ProbeSettings } from './ProbeSettings.tsx';
import { PLATFORM_WORDS } from './words.ts';

const SOON_MS = 10_000;

export function Probe({
  probe,
  title,
  description,
  minSeconds,
  schema,
  hasQuorum,
}: {
  probe: ProbeView;
  title: string;
  description: string;
  minSeconds: number;
  /** Of its configuration; null while it is not known. */
  schema: ConfigSchema | null;
  /** Are vantages asked to bear out what it sees? */
  hasQuorum: boolean;
}) {
  const { m, every } = useI18n();
  const now = useNow();
  const client = useQueryClient();
  const words = useWords(PLATFORM_WORDS).probes;
  const onSettled = () =>
    client.invalidateQueries({ queryKey: ['platform', probe.platformId, 'detail'] });
  const change = useMutation({
    mutationFn: (body: { enabled?: boolean; intervalSeconds?: number }) =>
      send<ProbeView>('PATCH', `/probes/${probe.id}`, body),
    onSettled,
  });
  const run = useMutation({
    mutationFn: () => send<{ hold: ProbeView['hold'] }>('POST', `/probes/${probe.id}/run`),
    onSettled,
  });
  const { last } = probe;
  const form = useWords(PROBE_FORM_WORDS);
  const timing = useWords(SCHEDULE_WORDS);
  const [setting, setSetting] = useState(false);
  const [isTiming, setTiming] = useState(false);
  const due = probe.nextDue !== null && new Date(probe.nextDue).getTime() <= now + SOON_MS;
  return (
    <li className={css['probe']}>
      <div className={css['head']}>
        <h3>{title}</h3>
        {probe.running ? <Tag look="ok">{words.running}</Tag> : null}
        {probe.enabled ? null : (
          <Tag look="dashed" title={words.pausedHint}>
            {words.paused}
          </Tag>
        )}
      </div>
      {description === '' ? null : <p className={css['description']}>{description}</p>}
      <dl className={css['facts']}>
        <div>
          <dt>{words.last}</dt>
          <dd>
            {last === null ? (
              words.never
            ) : (
              <>
                <When at={last.at} /> · {wordFor(m.words.observation, last.status)}
                {last.cause === null ? '' : ` · ${wordFor(m.words.cause, last.cause)}`}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.next}</dt>
          <dd>
            {!probe.enabled || probe.nextDue === null ? (
              words.paused
            ) : due ? (
              words.due
            ) : (
              <When at={probe.nextDue} />
            )}
          </dd>
        </div>
      </dl>
      <Held probe={probe} asked={(run.data?.hold ?? null) !== null} />
      <div className={css['actions']}>
        {probe.schedule === null ? (
          <select
            className={control['select']}
            aria-label={`${title}: ${words.every}`}
            value={probe.intervalSeconds}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ intervalSeconds: Number(event.target.value) })}
          >
            {intervalChoices(probe.intervalSeconds, minSeconds).map((seconds) => (
              <option key={seconds} value={seconds}>
                {every(seconds)}
              </option>
            ))}
          </select>
        ) : (
          <span>{timingText(probe.schedule, every(probe.intervalSeconds), timing)}</span>
        )}
        <Button look="quiet" onClick={() => setTiming(true)}>
          {timing.set}
        </Button>
        <Button
          disabled={change.isPending}
          onClick={() => change.mutate({ enabled: !probe.enabled })}
        >
          {probe.enabled ? words.pause : words.resume}
        </Button>
        <Button disabled={run.isPending || probe.running} onClick={() => run.mutate()}>
          {words.run}
        </Button>
        {schema === null ? null : (
          <Button look="quiet" onClick={() => setSetting(true)}>
            {form.settings}
          </Button>
        )}
      </div>
      <ActionFailure error={change.error ?? run.error} />
      {isTiming ? (
        <ScheduleDialog
          probe={probe}
          title={title}
          minSeconds={minSeconds}
          onClose={() => setTiming(false)}
        />
      ) : null}
      {setting && schema !== null ? (
        <ProbeSettings
          probe={probe}
          title={title}
          schema={schema}
          hasQuorum={hasQuorum}
          onClose={() => setSetting(false)}
        />
      ) : null}
    </li>
  );
}
