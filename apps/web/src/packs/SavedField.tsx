import { useEffect, useState } from 'react';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';

/** A text that is saved when whoever writes it goes on to something else. */
export function SavedField({
  label,
  optional,
  value,
  maxLength,
  rows,
  required = false,
  onSave,
}: {
  label: string;
  optional?: string;
  value: string;
  maxLength: number;
  /** More than one line. */
  rows?: number;
  /** Nothing is no value: what it was stays. */
  required?: boolean;
  onSave: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);

  function save() {
    if (text === value) return;
    if (required && text.trim() === '') setText(value);
    else onSave(text);
  }

  return (
    <Field label={label} optional={optional}>
      {(ids) =>
        rows === undefined ? (
          <input
            {...ids}
            className={control['input']}
            value={text}
            maxLength={maxLength}
            onChange={(event) => setText(event.target.value)}
            onBlur={save}
          />
        ) : (
          <textarea
            {...ids}
            className={control['input']}
            rows={rows}
            value={text}
            maxLength={maxLength}
            onChange={(event) => setText(event.target.value)}
            onBlur={save}
          />
        )
      }
    </Field>
  );
}
