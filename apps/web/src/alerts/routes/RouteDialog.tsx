import type { RouteInput, RouteView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../../api/client.ts';
import { fieldError, shownAtFields } from '../../api/problem.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import form from '../../platform/EditDialog.module.css';
import { Button } from '../../ui/Button.tsx';
import { Check, Checks } from '../../ui/Check.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import { LengthField } from '../../ui/LengthField.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { MatcherFields } from '../MatcherFields.tsx';
import { routesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { ChannelFields } from './ChannelFields.tsx';
import { GAPS, GROUPS, REPEATS, WAITS } from './draft.ts';
import { EscalationFields } from './EscalationFields.tsx';
import { QuietFields } from './QuietFields.tsx';

const FIELDS = ['/name', '/channelIds', '/matchers', '/quiet', '/escalation'];

/** A route to be made, or changed when it has an id. */
export function RouteDialog({
  id,
  route,
  onClose,
}: {
  id?: string;
  route: RouteInput;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const setup = useWords(ALERT_SETUP_WORDS);
  const words = setup.routes;
  const client = useQueryClient();
  const [draft, setDraft] = useState(route);
  const set = (part: Partial<RouteInput>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () =>
      id === undefined
        ? send<RouteView>('POST', '/alert-routes', draft)
        : send<RouteView>('PUT', `/alert-routes/${id}`, draft),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: routesQuery.queryKey });
      onClose();
    },
  });
  const errorAt = (path: string) => fieldError(save.error, path);
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Dialog title={id === undefined ? words.add : setup.edit} onClose={onClose}>
      <form onSubmit={submit} className={form['form']}>
        <TextField
          label={words.name}
          error={errorAt('/name')}
          value={draft.name}
          required
          maxLength={300}
          autoComplete="off"
          onChange={(name) => set({ name })}
        />
        <MatcherFields
          value={draft.matchers}
          errorAt={errorAt}
          onChange={(matchers) => set({ matchers })}
        />
        <Segments
          label={words.to}
          options={[
            { id: 'all', text: words.everyChannel },
            { id: 'some', text: words.chosen },
          ]}
          value={draft.channelIds === null ? 'all' : 'some'}
          onChange={(to) => set({ channelIds: to === 'all' ? null : [] })}
        />
        {draft.channelIds === null ? null : (
          <ChannelFields
            label={words.channels}
            value={draft.channelIds}
            error={errorAt('/channelIds')}
            onChange={(channelIds) => set({ channelIds })}
          />
        )}
        <Checks
          label={words.groupBy}
          options={GROUPS.map((each) => ({ id: each, text: words.groups[each] }))}
          value={draft.groupBy}
          onChange={(groupBy) => set({ groupBy })}
        />
        <LengthField
          label={words.wait}
          hint={words.waitHint}
          seconds={draft.groupWaitSeconds}
          choices={WAITS}
          onChange={(seconds) => set({ groupWaitSeconds: seconds ?? 0 })}
        />
        <LengthField
          label={words.interval}
          seconds={draft.groupIntervalSeconds}
          choices={GAPS}
          onChange={(seconds) => set({ groupIntervalSeconds: seconds ?? 0 })}
        />
        <LengthField
          label={words.repeat}
          none={words.never}
          seconds={draft.repeatSeconds}
          choices={REPEATS}
          onChange={(repeatSeconds) => set({ repeatSeconds })}
        />
        <QuietFields value={draft.quiet} errorAt={errorAt} onChange={(quiet) => set({ quiet })} />
        <Check
          checked={draft.criticalPasses}
          onChange={(criticalPasses) => set({ criticalPasses })}
        >
          {words.critical}
        </Check>
        <EscalationFields
          value={draft.escalation}
          errorAt={errorAt}
          onChange={(escalation) => set({ escalation })}
        />
        {shownAtFields(save.error, FIELDS) ? null : <ActionFailure error={save.error} />}
        <div className={form['buttons']}>
          <span className={form['space']} />
          <Button onClick={onClose}>{m.shell.cancel}</Button>
          <Button type="submit" look="accent" disabled={save.isPending}>
            {setup.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
