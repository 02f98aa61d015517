import type { ReactNode } from 'react';
import css from './Check.module.css';

/** A box to tick, with its words beside it. */
export function Check({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className={css['check']}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}

/** Some of several; `onChange` gets the ids of those that are ticked, in the order of the options. */
export function Checks<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { id: T; text: string }[];
  value: readonly T[];
  onChange: (value: T[]) => void;
}) {
  return (
    <fieldset className={css['checks']}>
      <legend>{label}</legend>
      {options.map(({ id, text }) => (
        <Check
          key={id}
          checked={value.includes(id)}
          onChange={(checked) =>
            onChange(
              options.flatMap((one) =>
                (one.id === id ? checked : value.includes(one.id)) ? [one.id] : [],
              ),
            )
          }
        >
          {text}
        </Check>
      ))}
    </fieldset>
  );
}
