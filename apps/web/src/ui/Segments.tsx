import { useId } from 'react';
import css from './Segments.module.css';

/** A few choices side by side: native radio buttons, so arrow keys and names come for free. */
export function Segments<T extends string | number>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { id: T; text: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className={css['segments']} aria-label={label}>
      {options.map((option) => (
        <label key={option.id} className={css['segment']}>
          <input
            type="radio"
            name={name}
            checked={option.id === value}
            onChange={() => onChange(option.id)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
