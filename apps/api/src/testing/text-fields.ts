import { z } from 'zod';

/** As much of JSON Schema as our schemas make. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  default?: unknown;
  /** How a form takes it, where that is no line of text. */
  input?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  minItems?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
}

export const Schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());

/** A field that takes whatever text a person likes, by its JSON pointer (RFC 6901). */
export interface TextField {
  at: string;
  schema: Schema;
}

/** What to write into a text field; undefined: something ordinary. */
export type Write = (field: TextField) => string | undefined;

const BY_FORMAT: Record<string, string> = {
  uri: 'https://shop.example/',
  email: 'shop@shop.example',
  date: '2026-01-31',
  'date-time': '2026-01-31T00:00:00Z',
};
/** Something that fits each pattern which a field that cannot be left out has. */
const FITTING = ['1', 'a@b.example', '09:30', '30 9 * * *', 'Asia/Shanghai'];

/** Fields whose own language "text" is no word of, and choices that need other fields beside them. */
const BY_NAME: Record<string, unknown> = {
  lookupUrl: 'https://shop.example/?number={number}',
  outcome: 'answered',
  register: 'valid',
  state: 'found',
  moq: 1,
  host: 'mail.example.com',
  domain: 'example.com',
  uscc: '',
};

function isText(schema: Schema): boolean {
  const { type, format, pattern, input } = schema;
  const isOther = format !== undefined || pattern !== undefined || input === 'timer';
  return type === 'string' && !schema.enum && schema.const === undefined && !isOther;
}

function holdsText(schema: Schema): boolean {
  const { properties = {}, items, oneOf = [], anyOf = [] } = schema;
  const parts = [...Object.values(properties), ...oneOf, ...anyOf, ...(items ? [items] : [])];
  return isText(schema) || parts.some(holdsText);
}

function example(field: TextField, write: Write): unknown {
  const { schema } = field;
  if (schema.const !== undefined) return schema.const;
  const known = BY_NAME[field.at.split('/').at(-1) ?? ''];
  if (schema.enum)
    return schema.enum.includes(known) ? known : (schema.default ?? schema.enum.at(-1));
  if (schema.type !== 'string')
    return known ?? schema.default ?? (schema.type === 'boolean' ? false : (schema.minimum ?? 1));
  if (isText(schema)) return write(field) ?? known ?? 'text'.padEnd(schema.minLength ?? 0, '.');
  if (schema.input === 'timer') return '2026-10-01T00:00:00Z/2026-10-01T01:00:00Z';
  const { pattern } = schema;
  if (schema.format) return BY_FORMAT[schema.format];
  return FITTING.find((text) => new RegExp(pattern ?? '').test(text));
}

/**
 * Values that fit a schema and together hold every text field in it: as many as its alternatives
 * need, with everything left out that may be and holds no text.
 */
export function examples(schema: Schema, write: Write, at = ''): unknown[] {
  const choices = (schema.oneOf ?? schema.anyOf)?.filter(({ type }) => type !== 'null');
  if (choices) return choices.flatMap((choice) => examples(choice, write, at));
  if (schema.type === 'array') {
    if (!schema.items) return [[]];
    return examples(schema.items, write, `${at}/0`).map((item) => [item]);
  }
  if (schema.type !== 'object') return [example({ at, schema }, write)];
  const parts = Object.entries(schema.properties ?? {})
    .filter(([name, part]) => schema.required?.includes(name) || holdsText(part) || name === 'moq')
    .map(([name, part]) => ({ name, values: examples(part, write, `${at}/${name}`) }));
  const most = Math.max(1, ...parts.map(({ values }) => values.length));
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(parts.map(({ name, values }) => [name, values[i % values.length]])),
  );
}

/** Every text field below a schema, once. */
export function textFields(schema: Schema): TextField[] {
  const found = new Map<string, TextField>();
  examples(schema, (field) => {
    if (!found.has(field.at)) found.set(field.at, field);
    return undefined;
  });
  return [...found.values()];
}

/** What stands at a JSON pointer. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (part, name) =>
        typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined,
      value,
    );
}
