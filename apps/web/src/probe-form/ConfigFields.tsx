import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import control from '../ui/control.module.css';
import { Field } from '../ui/Field.tsx';
import {
  blankOf,
  branchOf,
  type ConfigSchema,
  type Labels,
  isConfig,
  orNull,
  switched,
  tagIn,
  tagOf,
} from './schema.ts';
import css from './ConfigFields.module.css';
import { PROBE_FORM_WORDS } from './words.ts';

interface Part {
  schema: ConfigSchema;
  value: unknown;
  /** JSON pointer of the value. */
  path: string;
  optional: boolean;
  /** Names of secrets that are stored, and stay so when they are left empty. */
  kept?: readonly string[] | undefined;
  errorAt: (path: string) => string | null;
  onChange: (value: unknown) => void;
}

/** Reads a label in the reader's language. */
function useText(): (labels: Labels | undefined, fallback?: string) => string {
  const { lang } = useI18n();
  return (labels, fallback = '') => labels?.[lang === 'en' ? 'en' : 'zh'] ?? fallback;
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
  const text = useText();
  const value = isConfig(part.value) ? part.value : {};
  return Object.entries(properties)
    .filter(([, property]) => typeof property.const !== 'string')
    .map(([name, property]) => {
      const fields = (
        <ConfigFields
          key={name}
          {...part}
          schema={property}
          value={value[name]}
          path={`${part.path}/${name}`}
          optional={!(part.schema.required?.includes(name) ?? false)}
          onChange={(changed) => part.onChange({ ...value, [name]: changed })}
        />
      );
      if (property.properties === undefined) return fields;
      return (
        <fieldset key={name} className={css['group']}>
          <legend>{text(property.labels, name)}</legend>
          {fields}
        </fieldset>
      );
    });
}

function Union({ union, ...part }: Part & { union: ConfigSchema[] }) {
  const text = useText();
  const words = useWords(PROBE_FORM_WORDS);
  const tag = tagOf(union);
  const branch = branchOf(union, part.value);
  const chosen = branch === undefined ? '' : tagIn(branch, tag);
  const isAbsent = part.value === undefined;
  return (
    <>
      {union.length < 2 ? null : (
        <Field label={text(part.schema.labels, words.way)}>
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
                  {text(each.labels, tagIn(each, tag))}
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
  const text = useText();
  const words = useWords(PROBE_FORM_WORDS);
  const rows: unknown[] = Array.isArray(part.value) ? part.value : [];
  const title = text(part.schema.labels);
  // Rows of one field have no names of their own.
  const named = (at: number): ConfigSchema => {
    const label = `${title} ${at + 1}`;
    return item.properties === undefined ? { ...item, labels: { zh: label, en: label } } : item;
  };
  return (
    <fieldset className={css['group']}>
      <legend>{title}</legend>
      {rows.map((row, at) => (
        <div key={at} role="group" aria-label={`${title} ${at + 1}`}>
          <ConfigFields
            {...part}
            schema={named(at)}
            value={row}
            path={`${part.path}/${at}`}
            optional={false}
            onChange={(changed) =>
              part.onChange(rows.map((other, i) => (i === at ? changed : other)))
            }
          />
          {rows.length <= (part.schema.minItems ?? 0) ? null : (
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

function Plain(part: Part) {
  const { path, optional, errorAt, value, onChange } = part;
  const { schema, isNullable } = orNull(part.schema);
  const text = useText();
  const words = useWords(PROBE_FORM_WORDS);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isSecret = schema.secret === true;
  const hint = isSecret ? words.secretHint(text(schema.hint)) : text(schema.hint);
  const about = {
    label: text(schema.labels, name),
    hint: hint === '' ? undefined : hint,
    error: errorAt(path),
    optional: isNullable || (optional && schema.default === undefined) ? words.optional : undefined,
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
  if (schema.enum !== undefined) {
    return (
      <Field {...about}>
        {(ids) => (
          <select
            {...ids}
            className={control['select']}
            value={[value, schema.default].find((word) => typeof word === 'string') ?? ''}
            onChange={(event) => onChange(event.target.value)}
          >
            {schema.enum?.map((word) => (
              <option key={word} value={word}>
                {text(schema.options?.[word], word)}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  }
  const isNumber = schema.type === 'integer';
  const isKept = isSecret && part.kept?.includes(name) === true;
  const isLetGo = isKept && value === null;
  return (
    <Field {...about}>
      {(ids) => (
        <>
          <input
            {...ids}
            className={control['input']}
            type={isSecret ? 'password' : 'text'}
            autoComplete={isSecret ? 'new-password' : 'off'}
            placeholder={isLetGo ? words.secretLetGo : isKept ? words.secretKept : undefined}
            spellCheck={false}
            inputMode={isNumber ? 'numeric' : 'text'}
            maxLength={schema.maxLength ?? 2048}
            value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
            onChange={(event) => onChange(entered(event.target.value, part))}
          />
          {isKept && optional && schema.made !== true ? (
            <div>
              <Button look="quiet" onClick={() => onChange(isLetGo ? undefined : null)}>
                {isLetGo ? words.secretKeep(about.label) : words.secretClear(about.label)}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Field>
  );
}

/** What a person typed, as the field's schema wants it; nothing where she may leave it empty. */
function entered(typed: string, { schema: whole, optional }: Part): unknown {
  const { schema, isNullable } = orNull(whole);
  if (typed === '' && isNullable) return null;
  if (typed === '' && optional && schema.default === undefined) return undefined;
  return schema.type === 'integer' && /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}
