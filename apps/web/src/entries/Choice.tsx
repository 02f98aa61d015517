import { useId } from 'react';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import type { About } from './FieldInput.tsx';
import labels from '../ui/Field.module.css';
import css from './Form.module.css';
import type { FormField } from './form-schema.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

/** One of several words, each a button of its own for a thumb; native radios underneath. */
export function Choice({
  field,
  value,
  label,
  hint,
  error,
  optional,
  onChange,
}: About & {
  field: Extract<FormField, { input: 'choice' }>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { lang } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const id = useId();
  const options = [
    ...field.options.map((option) => ({ id: option.id, text: inLang(option.label, lang) })),
    ...(field.required ? [] : [{ id: '', text: words.unset }]),
  ];
  const described = [hint === undefined ? '' : `${id}h`, error === null ? '' : `${id}e`];
  return (
    <fieldset
      className={css['choice']}
      aria-describedby={described.join(' ').trim() || undefined}
      aria-invalid={error === null ? undefined : true}
    >
      <legend>
        {label}
        {optional === undefined ? null : <span className={labels['optional']}>{optional}</span>}
      </legend>
      <div className={css['options']}>
        {options.map((option) => (
          <label key={option.id} className={css['option']}>
            <input
              type="radio"
              name={id}
              checked={option.id === value}
              onChange={() => onChange(option.id)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
      {error === null ? null : (
        <p id={`${id}e`} className={labels['error']} role="alert">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}h`} className={labels['hint']}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
