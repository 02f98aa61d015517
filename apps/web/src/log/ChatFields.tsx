import { useWords } from '../i18n/use-words.ts';
import { TextField } from '../ui/TextField.tsx';
import type { FieldsProps } from './fields-props.ts';
import { KeyHint } from './KeyHint.tsx';
import { Options } from './Options.tsx';
import { Stopwatch } from './Stopwatch.tsx';
import { LOG_WORDS } from './words.ts';

/** A conversation with customer service, in the order in which it happens. */
export function ChatFields({ values, errorAt, set }: FieldsProps) {
  const words = useWords(LOG_WORDS).chat;
  const optional = useWords(LOG_WORDS).optional;
  const { from = '', to = '', question = '' } = values;
  return (
    <>
      <Options
        label={words.channel}
        options={words.channels}
        value={values['channel'] ?? ''}
        error={errorAt('channel')}
        onChange={(channel) => set({ channel })}
      />
      <Stopwatch from={from} to={to} error={errorAt('wait')} onChange={(span) => set(span)} />
      {to === '' ? (
        <Options
          label={words.outcome}
          options={words.outcomes}
          value={values['outcome'] ?? ''}
          error={errorAt('outcome')}
          onChange={(outcome) => set({ outcome })}
        />
      ) : null}
      <Options
        label={`${words.resolved} · ${optional}`}
        options={words.resolution}
        value={values['resolved'] ?? ''}
        onChange={(resolved) => set({ resolved })}
      />
      <Options
        label={`${words.phase} · ${optional}`}
        options={words.phases}
        value={values['phase'] ?? ''}
        onChange={(phase) => set({ phase })}
      />
      <TextField
        label={words.question}
        optional={optional}
        value={question}
        maxLength={200}
        autoComplete="off"
        onChange={(text) => set({ question: text })}
      />
      <KeyHint text={question} onCover={(text) => set({ question: text })} />
    </>
  );
}
