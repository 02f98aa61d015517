import { useId } from 'react';
import css from '../entries/Form.module.css';
import labels from '../ui/Field.module.css';

/** One of a few words, each a button for a thumb; native radios underneath. */
export function Options<T extends string>({
  label,
  options,
  value,
  error,
  onChange,
}: {
  label: string;
  options: Readonly<Record<T, string>>;
  value: string;
  error?: string | null;
  onChange: (value: T) => void;
}) {
  const id = useId();
  const wrong = error !== null && error !== undefined;
  const ids = Object.keys(options) as T[];
  return (
    <fieldset
      className={css['choice']}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? `${id}e` : undefined}
    >
      <legend>{label}</legend>
      <div className={css['options']}>
        {ids.map((option) => (
          <label key={option} className={css['option']}>
            <input
              type="radio"
              name={id}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{options[option]}</span>
          </label>
        ))}
      </div>
      {wrong ? (
        <p id={`${id}e`} className={labels['error']} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
