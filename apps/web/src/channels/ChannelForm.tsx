import type { ChannelKindView } from '@kaopu/contracts';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { fieldError, shownAtFields } from '../api/problem.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfigFields } from '../probe-form/ConfigFields.tsx';
import fields from '../probe-form/ConfigFields.module.css';
import { isConfig } from '../probe-form/schema.ts';
import { ActionFailure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Channels.module.css';
import { areBuiltIn, hasFields, schemaOf, type ChannelDraft, type Language } from './draft.ts';
import { PushRefused } from './push.ts';
import { TemplateFields } from './TemplateFields.tsx';
import { CHANNEL_WORDS } from './words.ts';

const LANGUAGES = [
  { id: 'zh', text: '中文' },
  { id: 'en', text: 'English' },
] as const;

/** A channel as its kind's schema describes it; new ones and old ones alike. */
export function ChannelForm({
  kind,
  draft: begun,
  secrets,
  error,
  onSubmit,
  children,
}: {
  kind: ChannelKindView;
  draft: ChannelDraft;
  /** Names of those that are kept. */
  secrets: readonly string[];
  error: unknown;
  onSubmit: (draft: ChannelDraft) => void;
  /** What submits it. */
  children: ReactNode;
}) {
  const words = useWords(CHANNEL_WORDS);
  const [draft, setDraft] = useState(begun);
  const [isOpen, setOpen] = useState(!areBuiltIn(begun.templates[begun.language]));
  const set = (part: Partial<ChannelDraft>) => setDraft({ ...draft, ...part });
  const errorAt = (path: string) => fieldError(error, path);
  // What is wrong with a template is shown beside it.
  const showsTemplates = isOpen || errorAt(`/templates/${draft.language}`) !== null;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    onSubmit(draft);
  }

  return (
    <form onSubmit={submit} className={css['form']} noValidate>
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={errorAt('/name')}
        value={draft.name}
        maxLength={300}
        onChange={(name) => set({ name })}
      />
      {hasFields(kind) ? (
        <div className={fields['fields']}>
          <ConfigFields
            schema={schemaOf(kind)}
            value={draft.settings}
            path="/settings"
            optional={false}
            kept={secrets}
            errorAt={errorAt}
            onChange={(settings) => set({ settings: isConfig(settings) ? settings : {} })}
          />
        </div>
      ) : null}
      {secrets.length > 0 && hasFields(kind) ? (
        <p className={css['quiet']}>{words.secretsKept}</p>
      ) : null}
      <Segments
        label={words.language}
        options={LANGUAGES}
        value={draft.language}
        onChange={(language) => set({ language })}
      />
      <TextField
        label={words.perMinute}
        hint={words.perMinuteHint(String(kind.perMinute))}
        error={errorAt('/perMinute')}
        type="number"
        min={1}
        max={6_000}
        value={draft.perMinute}
        onChange={(perMinute) => set({ perMinute })}
      />
      <details open={showsTemplates} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.templates}</summary>
        {showsTemplates ? (
          <TemplateFields
            key={draft.language}
            language={draft.language}
            parts={draft.templates[draft.language] ?? {}}
            kind={kind}
            onChange={(parts) =>
              set({ templates: { ...draft.templates, [draft.language]: parts } })
            }
          />
        ) : null}
      </details>
      <SaveFailure error={error} language={draft.language} />
      <div>{children}</div>
    </form>
  );
}

/** What no field above shows: a template of the other language is not on screen. */
function SaveFailure({ error, language }: { error: unknown; language: Language }) {
  const words = useWords(CHANNEL_WORDS);
  if (error instanceof PushRefused) return <p role="alert">{words.pushRefusals[error.why]}</p>;
  const shown = ['/name', '/settings', '/perMinute', `/templates/${language}`];
  return shownAtFields(error, shown) ? null : <ActionFailure error={error} />;
}
