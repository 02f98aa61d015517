import { useI18n } from '../i18n/use-i18n.ts';
import { SelectField } from './SelectField.tsx';

/** One of some lengths of time, in seconds; the one there is, is always offered. */
export function LengthField({
  label,
  hint,
  error,
  none,
  seconds,
  choices,
  onChange,
}: {
  label: string;
  hint?: string;
  error?: string | null;
  /** What null is called; without it there is no such choice. */
  none?: string;
  seconds: number | null;
  choices: readonly number[];
  onChange: (seconds: number | null) => void;
}) {
  const { duration } = useI18n();
  const all = [...new Set([...choices, ...(seconds === null ? [] : [seconds])])];
  const options = all
    .sort((a, b) => a - b)
    .map((one) => ({ id: String(one), text: duration(one) }));
  return (
    <SelectField
      label={label}
      hint={hint}
      error={error}
      value={seconds === null ? '' : String(seconds)}
      options={none === undefined ? options : [...options, { id: '', text: none }]}
      onChange={(id) => onChange(id === '' ? null : Number(id))}
    />
  );
}
