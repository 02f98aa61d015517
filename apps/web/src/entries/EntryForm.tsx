import type { EntryKindView, EntryView, LogEntry } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { ApiUnreachable, fieldError, shownAtFields } from '../api/problem.ts';
import { useRetry } from '../app/use-retry.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure } from '../ui/Failure.tsx';
import { TextField } from '../ui/TextField.tsx';
import {
  draftPlace,
  rememberReporter,
  storedReporter,
  useDraft,
  type Draft,
  type NamedUpload,
} from './draft.ts';
import { InstantInput } from './FieldInput.tsx';
import labels from '../ui/Field.module.css';
import css from './Form.module.css';
import { fieldsOf } from './form-schema.ts';
import { FormFields } from './FormFields.tsx';
import { Uploads } from './Uploads.tsx';
import { clockOf, instantOf, readForm, writeForm, type Faults } from './values.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

function nameOf(url: string): string {
  return url.replace(/^upload:/, '');
}

/** A correction begins with what it corrects, what came later with what it was about. */
function startOf(
  kind: EntryKindView,
  replaced: EntryView | null,
  followed: EntryView | null,
): Partial<Draft> {
  if (replaced === null) {
    const all = fieldsOf(kind.fieldsSchema);
    const known =
      kind.kind === followed?.kind ? all : all.filter(({ input }) => input === 'product');
    return { values: writeForm(known, followed?.fields) };
  }
  const uploads: NamedUpload[] = replaced.uploads.map(({ sha256, mime, size, url }) => ({
    sha256,
    mime,
    size,
    name: nameOf(url),
  }));
  // What is still open is told again as of now; what is wrong keeps its date.
  const at = replaced.open ? '' : clockOf(Date.parse(replaced.at));
  return { at, uploads, values: writeForm(fieldsOf(kind.fieldsSchema), replaced.fields) };
}

export function EntryForm({
  platformId,
  kind,
  replaced,
  followed,
}: {
  platformId: string;
  kind: EntryKindView;
  replaced: EntryView | null;
  followed: EntryView | null;
}) {
  const { lang } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const place = draftPlace(platformId, kind.kind, replaced?.key ?? followed?.key);
  const { draft, change, drop } = useDraft(place, startOf(kind, replaced, followed));
  const reporter = draft.reporter ?? replaced?.reporter ?? storedReporter();
  const [faults, setFaults] = useState<Faults>({});
  const fields = useMemo(() => fieldsOf(kind.fieldsSchema), [kind]);

  const save = useMutation({
    mutationFn: (body: LogEntry) =>
      send<EntryView>('POST', `/platforms/${platformId}/entries`, body),
    onSuccess: async () => {
      rememberReporter(reporter);
      drop();
      void client.invalidateQueries({ queryKey: ['platform', platformId] });
      await navigate({ to: '/platforms/$id', params: { id: platformId }, hash: 'entries' });
    },
  });

  // What was changed since it was saved is no longer what was meant to be sent.
  const waitsForNetwork =
    save.error instanceof ApiUnreachable && save.error.why === 'offline' && draft.sentAt !== null
      ? (save.variables ?? null)
      : null;
  useRetry(waitsForNetwork !== null, () => {
    if (waitsForNetwork !== null) save.mutate(waitsForNetwork);
  });

  function errorAt(path: string): string | null {
    const own = faults[path];
    return own === undefined ? fieldError(save.error, path) : words.fault[own];
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    const { read, faults: found } = readForm(fields, draft.values, '/fields');
    const at = draft.at === '' ? (draft.sentAt ?? new Date().toISOString()) : instantOf(draft.at);
    if (reporter.trim() === '') found['/reporter'] = 'required';
    if (at === null) found['/at'] = 'no-instant';
    setFaults(found);
    if (at === null || Object.keys(found).length > 0) return focusFirstFault(form.current);
    change(() => ({ sentAt: at }));
    save.mutate({
      id: draft.id,
      kind: kind.kind,
      at,
      reporter,
      fields: read,
      uploads: draft.uploads.map(({ sha256, name }) => ({ sha256, name })),
      follows: followed?.key ?? replaced?.follows ?? null,
      replaces: replaced?.key ?? null,
    });
  }

  return (
    <form ref={form} onSubmit={submit} className={css['form']} noValidate>
      <FormFields
        platformId={platformId}
        fields={fields}
        values={draft.values}
        base="/fields"
        errorAt={errorAt}
        onChange={(values) => change(() => ({ values }))}
      />
      {kind.proof === null ? null : (
        <Uploads
          proof={kind.proof}
          uploads={draft.uploads}
          errorAt={errorAt}
          onAdd={(upload) =>
            change(({ uploads }) => ({
              uploads: [...uploads.filter(({ sha256 }) => sha256 !== upload.sha256), upload],
            }))
          }
          onRemove={(gone) =>
            change(({ uploads }) => ({ uploads: uploads.filter(({ sha256 }) => sha256 !== gone) }))
          }
        />
      )}
      <InstantInput
        label={inLang(kind.when, lang)}
        hint={words.emptyIsNow}
        error={errorAt('/at')}
        optional={words.optional}
        value={draft.at}
        onChange={(at) => change(() => ({ at }))}
      />
      <TextField
        label={words.reporter}
        hint={words.reporterHint}
        error={errorAt('/reporter')}
        value={reporter}
        maxLength={40}
        autoComplete="nickname"
        onChange={(name) => change(() => ({ reporter: name }))}
      />
      {kind.indicators.length === 0 ? null : <p className={labels['hint']}>{words.counts}</p>}
      {waitsForNetwork === null ? (
        shownAtFields(save.error, ['/fields', '/uploads', '/at', '/reporter']) ? null : (
          <ActionFailure error={save.error} />
        )
      ) : (
        <p role="status" className={labels['error']}>
          {words.offline}
        </p>
      )}
      <p className={labels['hint']}>{words.drafted}</p>
      <div className={css['buttons']}>
        <Button look="quiet" onClick={drop}>
          {words.discard}
        </Button>
        <Button type="submit" look="accent" disabled={save.isPending}>
          {save.isPending ? words.saving : words.save}
        </Button>
      </div>
    </form>
  );
}

/** After the faults are on screen. */
function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong?.querySelector<HTMLElement>('input') ?? wrong)?.focus();
  });
}
