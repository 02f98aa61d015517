import { moneyText } from '../format/number.ts';
import { useI18n, type I18n } from '../i18n/use-i18n.ts';
import css from './Entries.module.css';
import type { FormField } from './form-schema.ts';
import { spanIn } from './values.ts';
import { inLang } from './words.ts';

function textOf(field: FormField, value: unknown, { lang, duration, absolute }: I18n): string {
  if (typeof value === 'number') {
    if (field.input === 'yuan') return moneyText(value);
    return field.input === 'duration' ? duration(value) : String(value);
  }
  if (typeof value !== 'string') return '';
  if (field.input === 'instant') return absolute(value);
  if (field.input === 'timer') {
    const span = spanIn(value);
    if (span === null) return '';
    const from = absolute(new Date(span.from).toISOString());
    return span.to === null ? from : `${from} · ${duration((span.to - span.from) / 1_000)}`;
  }
  const option =
    field.input === 'choice' ? field.options.find(({ id }) => id === value) : undefined;
  return option === undefined ? value : inLang(option.label, lang);
}

/** What was filled in, by the labels of its form. */
export function SaidFields({ fields, said }: { fields: readonly FormField[]; said: unknown }) {
  const i18n = useI18n();
  const known = typeof said === 'object' && said !== null ? said : {};
  const given = fields.flatMap((field) => {
    const value: unknown = Object.hasOwn(known, field.name)
      ? Reflect.get(known, field.name)
      : undefined;
    return value === undefined ? [] : [{ field, value }];
  });
  return (
    <dl className={css['said']}>
      {given.map(({ field, value }) => (
        <div key={field.name}>
          <dt>{inLang(field.label, i18n.lang)}</dt>
          {field.input === 'list' && Array.isArray(value) ? (
            value.map((row: unknown, i) => (
              <dd key={i}>
                <SaidFields fields={field.rows} said={row} />
              </dd>
            ))
          ) : (
            <dd>{textOf(field, value, i18n)}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
