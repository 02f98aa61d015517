/** The parts of a configuration's JSON Schema that a form is made from. */
export interface ConfigSchema {
  type?: string;
  const?: unknown;
  default?: unknown;
  properties?: Record<string, ConfigSchema>;
  required?: string[];
  items?: ConfigSchema;
  oneOf?: ConfigSchema[];
  /** A value or null, and nothing else. */
  anyOf?: ConfigSchema[];
  enum?: string[];
  /** Names of an enum's words. */
  options?: Record<string, Labels>;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  labels?: Labels;
  hint?: Labels;
  /** Entered once and never shown again. */
  secret?: boolean;
  /** A secret that is made for a person who brings none: it is never without. */
  made?: boolean;
}

export interface Labels {
  zh: string;
  en: string;
}

export type Config = Record<string, unknown>;

export function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The property whose constant tells the branches of a union apart. */
export function tagOf(union: readonly ConfigSchema[]): string {
  const [first] = union;
  const found = Object.entries(first?.properties ?? {}).find(
    ([, property]) => typeof property.const === 'string',
  );
  return found?.[0] ?? '';
}

/** What tells this branch of a union. */
export function tagIn(branch: ConfigSchema, tag: string): string {
  const value = branch.properties?.[tag]?.const;
  return typeof value === 'string' ? value : '';
}

/** The branch of a union that a value belongs to; the first when it belongs to none. */
export function branchOf(union: readonly ConfigSchema[], value: unknown): ConfigSchema | undefined {
  const tag = tagOf(union);
  const given = isConfig(value) ? value[tag] : undefined;
  return union.find((branch) => tagIn(branch, tag) === given) ?? union[0];
}

/** A form before anything is entered. */
export function blankOf(schema: ConfigSchema): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default);
  if (typeof schema.const === 'string') return schema.const;
  if (schema.oneOf !== undefined) return blankOf(schema.oneOf[0] ?? {});
  if (schema.properties !== undefined) {
    const wanted = Object.entries(schema.properties).filter(
      ([name, property]) => schema.required?.includes(name) || property.default !== undefined,
    );
    return Object.fromEntries(wanted.map(([name, property]) => [name, blankOf(property)]));
  }
  if (schema.items !== undefined) return [blankOf(schema.items)];
  if (schema.type === 'boolean') return false;
  return schema.type === 'integer' ? (schema.minimum ?? 0) : '';
}

/** The schema of what may be null, and whether it may; a field that is left empty is null then. */
export function orNull(schema: ConfigSchema): { schema: ConfigSchema; isNullable: boolean } {
  const { anyOf, ...about } = schema;
  const some = anyOf?.find(({ type }) => type !== 'null');
  return some === undefined
    ? { schema, isNullable: false }
    : { schema: { ...some, ...about }, isNullable: true };
}

/** The beginning of a configuration, and what else a form of its kind begins with. */
export function begun(schema: ConfigSchema, draft: Config): Config {
  const blank = blankOf(
    schema.oneOf === undefined ? schema : (branchOf(schema.oneOf, draft) ?? {}),
  );
  return { ...(isConfig(blank) ? blank : {}), ...draft };
}

/** Another branch of a union, keeping what both have and the form has not left empty. */
export function switched(union: readonly ConfigSchema[], to: string, value: unknown): unknown {
  const tag = tagOf(union);
  const branch = union.find((each) => tagIn(each, tag) === to);
  if (branch === undefined) return value;
  const blank = blankOf(branch);
  if (!isConfig(blank) || !isConfig(value)) return blank;
  const kept = Object.entries(value).filter(
    ([name, own]) =>
      name !== tag && own !== '' && name in blank && branch.properties?.[name]?.secret !== true,
  );
  return { ...blank, ...Object.fromEntries(kept) };
}
