import type { ImportView } from '@kaopu/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import { send } from '../api/client.ts';
import { fieldError } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Check } from '../ui/Check.tsx';
import { cx } from '../ui/classes.ts';
import control from '../ui/control.module.css';
import { ActionFailure } from '../ui/Failure.tsx';
import { Field } from '../ui/Field.tsx';
import pick from '../ui/file-pick.module.css';
import { TextField } from '../ui/TextField.tsx';
import css from './Imports.module.css';
import { IMPORT_WORDS } from './words.ts';

interface Settings {
  source: string;
  asOf: string;
  kind: string;
  unit: string;
  complete: boolean;
}

const NOTHING_SET: Settings = { source: '', asOf: '', kind: 'auto', unit: 'auto', complete: false };

function addressOf(file: File, { source, asOf, kind, unit, complete }: Settings): string {
  const query = new URLSearchParams({ source, fileName: file.name.slice(-200) });
  if (asOf !== '') query.set('asOf', asOf);
  if (kind !== 'auto') query.set('kind', kind);
  if (unit !== 'auto') query.set('unit', unit);
  if (complete) query.set('complete', 'true');
  return `/imports?${query.toString()}`;
}

function Choice({
  label,
  words,
  value,
  onChange,
}: {
  label: string;
  words: Readonly<Record<string, string>>;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          className={control['select']}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {Object.entries(words).map(([word, text]) => (
            <option key={word} value={word}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Hands a file in for a preview. */
export function ImportForm() {
  const words = useWords(IMPORT_WORDS);
  const client = useQueryClient();
  const hint = useId();
  const [file, setFile] = useState<File | null>(null);
  const [settings, setSettings] = useState(NOTHING_SET);
  const set = (change: Partial<Settings>) => setSettings((before) => ({ ...before, ...change }));
  const upload = useMutation({
    mutationFn: (chosen: File) => send<ImportView>('POST', addressOf(chosen, settings), chosen),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (file !== null) upload.mutate(file);
  }

  return (
    <form className={css['form']} onSubmit={submit}>
      <div className={css['file']}>
        <label className={cx(buttonClass('plain'), pick['pick'])}>
          {words.pick}
          <input
            type="file"
            required
            accept=".csv,.txt,.tsv,.xlsx,.json,.jsonl"
            aria-describedby={hint}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <span role="status">{file?.name}</span>
        <p id={hint} className={css['hint']}>
          {words.pickHint}
        </p>
      </div>
      <div className={css['pair']}>
        <TextField
          label={words.source}
          hint={words.sourceHint}
          value={settings.source}
          required
          maxLength={60}
          onChange={(source) => set({ source })}
        />
        <TextField
          label={words.asOf}
          hint={words.asOfHint}
          error={fieldError(upload.error, '/asOf')}
          type="date"
          value={settings.asOf}
          onChange={(asOf) => set({ asOf })}
        />
        <Choice
          label={words.kind}
          words={words.kinds}
          value={settings.kind}
          onChange={(kind) => set({ kind })}
        />
        <Choice
          label={words.unit}
          words={words.units}
          value={settings.unit}
          onChange={(unit) => set({ unit })}
        />
      </div>
      <Check checked={settings.complete} onChange={(complete) => set({ complete })}>
        {words.complete}
      </Check>
      <p className={css['hint']}>{words.privacy}</p>
      <ActionFailure error={upload.error} />
      <div className={css['buttons']}>
        <Button type="submit" look="accent" disabled={upload.isPending || file === null}>
          {upload.isPending ? words.uploading : words.upload}
        </Button>
      </div>
    </form>
  );
}
