import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import {
  blankOf,
  branchOf,
  type ConfigSchema,
  isConfig,
  switched,
  tagIn,
  tagOf,
} from './schema.ts';
import { PROBE_FORM_WORDS } from './words.ts';

interface Part {
  schema: ConfigSchema;
  value: unknown;
  /** JSON pointer of the value. */
  path: string;
  optional: boolean;
  errorAt: (path: string) => string | null;
  onChange: (value: unknown) => void;
}

function useLabel(): (schema: ConfigSchema, fallback?: string) => string {
  const { lang } = useI18n();
  return (schema, fallback = '') => schema.labels?.[lang === 'en' ? 'en' : 'zh'] ?? fallback;
}

/** A configuration as its schema describes it: objects, unions, lists and plain fields. */
export function ConfigFields(part: Part) {
  const { schema } = part;
  if (schema.oneOf !== undefined) return <Union {...part} union={schema.oneOf} />;
  if (schema.properties !== undefined)
    return <Properties {...part} properties={schema.properties} />;
  if (schema.items !== undefined) return <List {...part} item={schema.items} />;
  return <Plain {...part} />;
}

function Properties({ properties, ...part }: Part & { properties: Record<string, ConfigSchema> }) {
  const value = isConfig(part.value) ? part.value : {};
  return Object.entries(properties)
    .filter(([, property]) => typeof property.const !== 'string')
    .map(([name, property]) => (
      <ConfigFields
        key={name}
        {...part}
        schema={property}
        value={value[name]}
        path={`${part.path}/${name}`}
        optional={!(part.schema.required?.includes(name) ?? false)}
        onChange={(changed) => part.onChange({ ...value, [name]: changed })}
      />
    ));
}

function Union({ union, ...part }: Part & { union: ConfigSchema[] }) {
  const label = useLabel();
  const { m } = useI18n();
  const tag = tagOf(union);
  const branch = branchOf(union, part.value);
  const chosen = branch === undefined ? '' : tagIn(branch, tag);
  const isAbsent = part.value === undefined;
  return (
    <>
      {union.length < 2 ? null : (
        <Field label={label(part.schema, m.register.manual.way)}>
          {(ids) => (
            <select
              {...ids}
              className={control['select']}
              value={isAbsent ? '' : chosen}
              onChange={(event) =>
                part.onChange(
                  event.target.value === ''
                    ? undefined
                    : switched(union, event.target.value, part.value),
                )
              }
            >
              {isAbsent || part.optional ? <option value="">—</option> : null}
              {union.map((each) => (
                <option key={tagIn(each, tag)} value={tagIn(each, tag)}>
                  {label(each, tagIn(each, tag))}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {isAbsent || branch === undefined ? null : <ConfigFields {...part} schema={branch} />}
    </>
  );
}

function List({ item, ...part }: Part & { item: ConfigSchema }) {
  const label = useLabel();
  const words = useWords(PROBE_FORM_WORDS);
  const rows: unknown[] = Array.isArray(part.value) ? part.value : [];
  const title = label(part.schema);
  return (
    <fieldset>
      <legend>{title}</legend>
      {rows.map((row, at) => (
        <div key={at} role="group" aria-label={`${title} ${at + 1}`}>
          <ConfigFields
            {...part}
            schema={item}
            value={row}
            path={`${part.path}/${at}`}
            optional={false}
            onChange={(changed) =>
              part.onChange(rows.map((other, i) => (i === at ? changed : other)))
            }
          />
          {rows.length < 2 ? null : (
            <Button look="quiet" onClick={() => part.onChange(rows.filter((_, i) => i !== at))}>
              {words.removeRow(String(at + 1))}
            </Button>
          )}
        </div>
      ))}
      {rows.length < (part.schema.maxItems ?? 100) ? (
        <Button onClick={() => part.onChange([...rows, blankOf(item)])}>{words.addRow}</Button>
      ) : null}
    </fieldset>
  );
}

function Plain({ schema, value, path, optional, errorAt, onChange }: Part) {
  const label = useLabel();
  const words = useWords(PROBE_FORM_WORDS);
  const about = {
    label: label(schema, path.slice(path.lastIndexOf('/') + 1)),
    error: errorAt(path),
    optional: optional && schema.default === undefined ? words.optional : undefined,
  };
  if (schema.type === 'boolean') {
    return (
      <Field {...about}>
        {(ids) => (
          <input
            {...ids}
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
        )}
      </Field>
    );
  }
  const isNumber = schema.type === 'integer';
  return (
    <Field {...about} hint={schema.secret === true ? words.secretHint : undefined}>
      {(ids) => (
        <input
          {...ids}
          className={control['input']}
          type={schema.secret === true ? 'password' : 'text'}
          autoComplete={schema.secret === true ? 'new-password' : 'off'}
          spellCheck={false}
          inputMode={isNumber ? 'numeric' : 'text'}
          maxLength={schema.maxLength ?? 2048}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          onChange={(event) => {
            const text = event.target.value;
            onChange(isNumber && /^\d{1,9}$/.test(text) ? Number(text) : text);
          }}
        />
      )}
    </Field>
  );
}
