import { useWords } from '../i18n/use-words.ts';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import type { About } from './FieldInput.tsx';
import css from './Form.module.css';
import { splitDuration, UNITS, type Unit } from './values.ts';
import { ENTRY_WORDS } from './words.ts';

/** A length of time in a unit of one's choice. */
export function DurationInput({
  value,
  onChange,
  ...about
}: About & { value: string; onChange: (text: string) => void }) {
  const words = useWords(ENTRY_WORDS);
  const { amount, unit } = splitDuration(value);
  return (
    <Field {...about}>
      {(ids) => (
        <div className={css['beside']}>
          <input
            {...ids}
            className={control['input']}
            inputMode="numeric"
            maxLength={9}
            autoComplete="off"
            value={amount}
            onChange={(event) => onChange(`${event.target.value.trim()} ${unit}`)}
          />
          <select
            className={control['select']}
            aria-label={`${about.label}: ${words.unit}`}
            value={unit}
            onChange={(event) => onChange(`${amount} ${event.target.value}`)}
          >
            {(Object.keys(UNITS) as Unit[]).map((name) => (
              <option key={name} value={name}>
                {words.units[name]}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
