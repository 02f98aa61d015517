import { fieldError } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import { FORMER_NAMES_WORDS } from './former-names.ts';

/** Names the operator bore before, one a line. */
export function FormerNames({
  value,
  error,
  onChange,
}: {
  value: string;
  error: unknown;
  onChange: (text: string) => void;
}) {
  const { m } = useI18n();
  const { label, hint } = useWords(FORMER_NAMES_WORDS);
  return (
    <Field
      label={label}
      hint={hint}
      optional={m.shell.optional}
      error={fieldError(error, '/formerNames')}
    >
      {(ids) => (
        <textarea
          {...ids}
          className={control['input']}
          rows={2}
          maxLength={2100}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
