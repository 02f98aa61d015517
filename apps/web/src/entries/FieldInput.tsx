import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { Choice } from './Choice.tsx';
import { DurationInput } from './DurationInput.tsx';
import css from './Form.module.css';
import type { FormField } from './form-schema.ts';
import { ProductInput } from './ProductInput.tsx';
import { TimerInput } from './TimerInput.tsx';
import { clockOf } from './values.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

type Single = Exclude<FormField, { input: 'list' }>;

export interface InputProps {
  platformId: string;
  text: string;
  error: string | null;
  onChange: (text: string) => void;
}

/** One field as its kind's schema describes it. */
export function FieldInput({ field, ...props }: InputProps & { field: Single }) {
  const { lang } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const { text, error, onChange } = props;
  const about = {
    label: inLang(field.label, lang),
    hint: field.hint === null ? undefined : inLang(field.hint, lang),
    error,
    optional: field.required ? undefined : words.optional,
  };
  switch (field.input) {
    case 'choice':
      return <Choice {...about} field={field} value={text} onChange={onChange} />;
    case 'product':
      return <ProductInput {...about} {...props} maxLength={field.maxLength} />;
    case 'duration':
      return <DurationInput {...about} value={text} onChange={onChange} />;
    case 'timer':
      return <TimerInput {...about} value={text} onChange={onChange} />;
    case 'instant':
      return <InstantInput {...about} value={text} onChange={onChange} />;
    case 'lines':
      return (
        <Field {...about}>
          {(ids) => (
            <textarea
              {...ids}
              className={control['input']}
              rows={3}
              maxLength={field.maxLength}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      );
    default:
      return (
        <Field {...about} label={field.input === 'yuan' ? words.inYuan(about.label) : about.label}>
          {(ids) => (
            <input
              {...ids}
              className={control['input']}
              inputMode={
                field.input === 'yuan' ? 'decimal' : field.input === 'count' ? 'numeric' : 'text'
              }
              maxLength={field.input === 'line' ? field.maxLength : 13}
              autoComplete="off"
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      );
  }
}

/** What stands beside every control. */
export interface About {
  label: string;
  hint?: string | undefined;
  error: string | null;
  optional?: string | undefined;
}

/** A moment by Beijing's clock, with the present one in reach. */
export function InstantInput({
  value,
  onChange,
  ...about
}: About & { value: string; onChange: (clock: string) => void }) {
  const words = useWords(ENTRY_WORDS);
  const hint = about.hint === undefined ? words.beijing : `${about.hint} · ${words.beijing}`;
  return (
    <Field {...about} hint={hint}>
      {(ids) => (
        <div className={css['beside']}>
          <input
            {...ids}
            type="datetime-local"
            className={control['input']}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <Button onClick={() => onChange(clockOf(Date.now()))}>{words.now}</Button>
        </div>
      )}
    </Field>
  );
}
