import type { ComponentProps } from 'react';
import control from './control.module.css';
import { Field } from './Field.tsx';

type FieldProps = Omit<ComponentProps<typeof Field>, 'children'>;
type InputProps = Omit<ComponentProps<'input'>, 'id' | 'className' | 'onChange' | keyof FieldProps>;

/** A labelled line of text; `onChange` gets the text itself. */
export function TextField({
  label,
  hint,
  error,
  optional,
  onChange,
  ...input
}: FieldProps & InputProps & { value: string; onChange: (text: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <input
          {...input}
          {...ids}
          className={control['input']}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
