import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { FieldInput } from './FieldInput.tsx';
import labels from '../ui/Field.module.css';
import css from './Form.module.css';
import type { FormField } from './form-schema.ts';
import { rowsOf, textOf, type Values } from './values.ts';
import { ENTRY_WORDS, inLang } from './words.ts';

interface FormProps {
  platformId: string;
  fields: readonly FormField[];
  values: Values;
  /** JSON pointer of the form itself. */
  base: string;
  errorAt: (path: string) => string | null;
  onChange: (values: Values) => void;
}

/** A form as a schema describes it, rows of lists included. */
export function FormFields({ platformId, fields, values, base, errorAt, onChange }: FormProps) {
  return (
    <>
      {fields.map((field) => {
        const path = `${base}/${field.name}`;
        const set = (value: string | Values[]) => onChange({ ...values, [field.name]: value });
        if (field.input === 'list') {
          return (
            <Rows
              key={field.name}
              platformId={platformId}
              field={field}
              rows={rowsOf(values, field.name)}
              base={path}
              errorAt={errorAt}
              onChange={set}
            />
          );
        }
        return (
          <FieldInput
            key={field.name}
            platformId={platformId}
            field={field}
            text={textOf(values, field.name)}
            error={errorAt(path)}
            onChange={set}
          />
        );
      })}
    </>
  );
}

function Rows({
  platformId,
  field,
  rows,
  base,
  errorAt,
  onChange,
}: Omit<FormProps, 'fields' | 'values' | 'onChange'> & {
  field: Extract<FormField, { input: 'list' }>;
  rows: readonly Values[];
  onChange: (rows: Values[]) => void;
}) {
  const { lang } = useI18n();
  const words = useWords(ENTRY_WORDS);
  const label = inLang(field.label, lang);
  return (
    <fieldset className={css['rows']}>
      <legend>
        {label}
        {field.required ? null : <span className={labels['optional']}>{words.optional}</span>}
      </legend>
      {field.hint === null ? null : <p className={labels['hint']}>{inLang(field.hint, lang)}</p>}
      {rows.map((row, i) => (
        <div
          key={i}
          role="group"
          aria-label={words.row(label, String(i + 1))}
          className={css['row']}
        >
          <FormFields
            platformId={platformId}
            fields={field.rows}
            values={row}
            base={`${base}/${i}`}
            errorAt={errorAt}
            onChange={(changed) => onChange(rows.map((other, j) => (j === i ? changed : other)))}
          />
          <Button look="quiet" onClick={() => onChange(rows.filter((_, j) => j !== i))}>
            {words.removeRow(String(i + 1))}
          </Button>
        </div>
      ))}
      {rows.length < field.most ? (
        <Button onClick={() => onChange([...rows, {}])}>{words.addRow}</Button>
      ) : null}
    </fieldset>
  );
}
