import type { ComponentProps } from 'react';
import control from './control.module.css';
import { Field } from './Field.tsx';

/** A labelled choice of one of several; `onChange` gets what was chosen. */
export function SelectField<T extends string>({
  value,
  options,
  onChange,
  ...about
}: Omit<ComponentProps<typeof Field>, 'children'> & {
  value: T;
  options: readonly { id: T; text: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <Field {...about}>
      {(ids) => (
        <select
          {...ids}
          className={control['select']}
          value={value}
          onChange={(event) => {
            const chosen = options.find(({ id }) => id === event.target.value);
            if (chosen !== undefined) onChange(chosen.id);
          }}
        >
          {options.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
