import { z } from 'zod';

interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  format?: string;
  input?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** What a person might type, the plainest first. */
const TYPED = ['x', 'user@shop.example', 'shop.example', '1', '2026-01-01'];

function text({ format, input, pattern, minLength = 0 }: Schema, origin: string): string {
  if (format === 'uri') return `${origin}/`;
  if (format === 'date-time') return '2026-01-01T00:00:00.000Z';
  if (input === 'timer') return '2026-01-01T00:00:00.000Z/2026-01-01T00:01:00.000Z';
  if (format === 'date') return '2026-01-01';
  if (format === 'email') return 'user@shop.example';
  const plain = 'x'.repeat(Math.max(1, minLength));
  if (pattern === undefined) return plain;
  return [plain, ...TYPED].find((typed) => new RegExp(pattern).test(typed)) ?? plain;
}

/** Every variant of a schema, filled in as a form would be: whole, so that nothing is left untried. */
function samples(schema: Schema, origin: string): unknown[] {
  const ways = schema.oneOf ?? schema.anyOf;
  if (ways !== undefined) return ways.flatMap((way) => samples(way, origin));
  if ('const' in schema) return [schema.const];
  const [example] = schema.examples ?? [];
  if (typeof example === 'string') return [example.replace('https://site.example', origin)];
  if (schema.enum !== undefined) return schema.enum.slice(0, 1);
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      const filled = fields.map(([key, field]) => [key, samples(field, origin)[0]] as const);
      return [Object.fromEntries(filled)];
    }
    case 'array':
      return [samples(schema.items ?? {}, origin).slice(0, 1)];
    case 'boolean':
      return [true];
    case 'integer':
    case 'number':
      return [schema.default ?? Math.max(1, schema.minimum ?? 1)];
    default:
      return [text(schema, origin)];
  }
}

/** Configurations made from a probe's own form, one for each of its variants, about a site. */
export function sampleConfigs(config: z.ZodType, origin: string): unknown[] {
  return samples(z.toJSONSchema(config, { io: 'input' }) as Schema, origin);
}

/** Entries made from a form: whole and with what must be told alone, each choice taken once. */
export function sampleEntries(fields: z.ZodType): unknown[] {
  const schema = z.toJSONSchema(fields, { io: 'input' }) as Schema;
  const { properties = {}, required = [] } = schema;
  const [whole] = samples(schema, 'https://shop.example') as [Record<string, unknown>];
  const bare = Object.fromEntries(required.map((name) => [name, whole[name]]));
  const made = [whole, bare].flatMap((entry) =>
    Object.entries(properties).flatMap(([name, field]) =>
      (field.enum ?? []).map((word) => ({ ...entry, [name]: word })),
    ),
  );
  return [whole, bare, ...made].filter((entry) => fields.safeParse(entry).success);
}
