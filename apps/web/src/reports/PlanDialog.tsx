import type { ReportPlanInput, ReportPlanView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { channelsQuery } from '../api/queries.ts';
import { PROFILE_IDS } from '../app/profile.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import form from '../platform/EditDialog.module.css';
import { Button } from '../ui/Button.tsx';
import { Check, Checks } from '../ui/Check.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { HOURS } from './draft.ts';
import css from './Reports.module.css';
import { REPORT_WORDS } from './words.ts';

/** A plan to be made, or changed when it has an id. */
export function PlanDialog({
  id,
  plan,
  onClose,
}: {
  id?: string;
  plan: ReportPlanInput;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const words = useWords(REPORT_WORDS);
  const client = useQueryClient();
  const [draft, setDraft] = useState(plan);
  const set = (part: Partial<ReportPlanInput>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () =>
      id === undefined
        ? send<ReportPlanView>('POST', '/report-plans', draft)
        : send<ReportPlanView>('PUT', `/report-plans/${id}`, draft),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['reports'] });
      onClose();
    },
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }
  // One of the buyer's own that the menu does not list stays what it is.
  const profiles = [...new Set([...PROFILE_IDS, draft.profile])];
  return (
    <Dialog title={id === undefined ? words.add : words.edit} onClose={onClose}>
      <form onSubmit={submit} className={form['form']}>
        <SelectField
          label={words.profile}
          error={fieldError(save.error, '/profile')}
          value={draft.profile}
          options={profiles.map((each) => ({ id: each, text: profileText(each, m.shell.profile) }))}
          onChange={(profile) => set({ profile })}
        />
        <Segments
          label={words.rhythm}
          options={(['daily', 'weekly'] as const).map((each) => ({ id: each, text: words[each] }))}
          value={draft.rhythm}
          onChange={(rhythm) => set({ rhythm })}
        />
        {draft.rhythm === 'weekly' ? (
          <SelectField
            label={words.weekday}
            value={String(draft.weekday)}
            options={words.days.map((text, i) => ({ id: String(i + 1), text }))}
            onChange={(day) => set({ weekday: Number(day) })}
          />
        ) : null}
        <SelectField
          label={words.hour}
          value={String(draft.hour)}
          options={HOURS.map((hour) => ({
            id: String(hour),
            text: `${String(hour).padStart(2, '0')}:00`,
          }))}
          onChange={(hour) => set({ hour: Number(hour) })}
        />
        <TextField
          label={words.zone}
          error={fieldError(save.error, '/timeZone')}
          value={draft.timeZone}
          required
          onChange={(timeZone) => set({ timeZone })}
        />
        <Channels chosen={draft.channelIds} onChange={(channelIds) => set({ channelIds })} />
        <Segments
          label={words.language}
          options={[
            { id: 'zh', text: '中文' },
            { id: 'en', text: 'English' },
          ]}
          value={draft.language}
          onChange={(language) => set({ language })}
        />
        <Check checked={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {words.enabled}
        </Check>
        {shownAtFields(save.error, ['/profile', '/timeZone']) ? null : (
          <ActionFailure error={save.error} />
        )}
        <div className={form['buttons']}>
          <span className={form['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the shell calls a profile; an own one goes by its id. */
function profileText(id: string, names: Readonly<Record<string, string>>): string {
  return names[id] ?? id;
}

function Channels({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const words = useWords(REPORT_WORDS);
  const channels = useQuery(channelsQuery);
  if (channels.data?.length === 0) return <p className={css['quiet']}>{words.noChannels}</p>;
  return (
    <Checks
      label={words.channels}
      options={(channels.data ?? []).map(({ id, name }) => ({ id, text: name }))}
      value={chosen}
      onChange={onChange}
    />
  );
}
