import type { RuleView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { send } from '../../api/client.ts';
import { fieldError, shownAtFields } from '../../api/problem.ts';
import { PROFILE_IDS } from '../../app/profile.ts';
import { wordFor } from '../../i18n/messages.ts';
import { useI18n } from '../../i18n/use-i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import form from '../../platform/EditDialog.module.css';
import { Button } from '../../ui/Button.tsx';
import { Check } from '../../ui/Check.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ActionFailure } from '../../ui/Failure.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SEVERITIES } from '../matcher.ts';
import { PlatformField } from '../PlatformField.tsx';
import { rulesQuery } from '../queries.ts';
import { ALERT_SETUP_WORDS } from '../setup-words.ts';
import { draftOf, inputOf, isBound, SCOPES, type RuleDraft } from './draft.ts';
import { WhatIf } from './WhatIf.tsx';

const FIELDS = ['/platformId', '/tag', '/threshold', '/profile'];

/** A rule to be made from another, or changed when it has an id of its own. */
export function RuleDialog({
  id,
  rule,
  start = {},
  onClose,
}: {
  id?: string;
  rule: RuleView;
  /** Where a new one begins differently. */
  start?: Partial<RuleDraft>;
  onClose: () => void;
}) {
  const { m } = useI18n();
  const words = useWords(ALERT_SETUP_WORDS);
  const client = useQueryClient();
  const [draft, setDraft] = useState<RuleDraft>({ ...draftOf(rule), ...start });
  const set = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part });
  const input = inputOf(draft);
  const save = useMutation({
    mutationFn: () =>
      id === undefined
        ? send<RuleView>('POST', '/alert-rules', input)
        : send<RuleView>('PUT', `/alert-rules/${id}`, input),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: rulesQuery.queryKey });
      onClose();
    },
  });
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (input !== null) save.mutate();
  }
  const { kind, scope } = draft;
  const isOfBound = isBound(kind);
  return (
    <Dialog title={words.rules.dialog(words.rules.kinds[kind])} onClose={onClose}>
      <form onSubmit={submit} className={form['form']}>
        <Check checked={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {words.rules.on}
        </Check>
        <Segments
          label={words.rules.scope}
          options={SCOPES.map((each) => ({ id: each, text: words.rules.scopes[each] }))}
          value={scope}
          onChange={(next) => set({ scope: next })}
        />
        {scope === 'platform' ? (
          <PlatformField
            label={words.platform}
            value={draft.platformId}
            error={fieldError(save.error, '/platformId')}
            onChange={(platformId) => set({ platformId })}
          />
        ) : null}
        {scope === 'tag' ? (
          <TextField
            label={words.tag}
            hint={words.tagHint}
            error={fieldError(save.error, '/tag')}
            value={draft.tag}
            required
            maxLength={40}
            autoComplete="off"
            onChange={(tag) => set({ tag })}
          />
        ) : null}
        {isOfBound ? (
          <SelectField
            label={words.rules.profile}
            error={fieldError(save.error, '/profile')}
            value={draft.profile}
            options={[...new Set([...PROFILE_IDS, draft.profile])].map((each) => ({
              id: each,
              text: wordFor(m.shell.profileShort, each),
            }))}
            onChange={(profile) => set({ profile })}
          />
        ) : null}
        <SelectField
          label={isOfBound ? words.rules.asSeverity : words.rules.minSeverity}
          value={draft.minSeverity}
          options={SEVERITIES.filter((each) => !isOfBound || each !== 'info').map((each) => ({
            id: each,
            text: m.words.severity[each],
          }))}
          onChange={(minSeverity) => set({ minSeverity })}
        />
        <TextField
          {...thresholdField(kind, words.rules)}
          error={fieldError(save.error, '/threshold')}
          type="number"
          min={0}
          max={isOfBound ? 100 : 1000}
          step={isOfBound ? 1 : 'any'}
          required={isOfBound}
          value={draft.threshold}
          onChange={(threshold) => set({ threshold })}
        />
        <WhatIf input={input} before={inputOf(draftOf(rule))} />
        {shownAtFields(save.error, FIELDS) ? null : <ActionFailure error={save.error} />}
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

function thresholdField(
  kind: RuleDraft['kind'],
  words: (typeof ALERT_SETUP_WORDS)['en']['rules'],
): { label: string; hint?: string } {
  if (isBound(kind)) return { label: words.boundField };
  const label = kind === 'price' ? words.percentField : words.pointsField;
  return { label, hint: words.thresholdHint };
}
