import { z } from 'zod';
import { isRecord } from './json.ts';

/** Fields that a configuration's schema marks as secret: kept and sent, never shown again. */

/** Names from the root to each secret; '*' stands for every element of a list. */
type Path = readonly string[];

function pathsIn(schema: unknown, path: Path): Path[] {
  if (!isRecord(schema)) return [];
  if (schema['secret'] === true) return [path];
  const branches = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.flatMap((branch) => pathsIn(branch, path)) : [];
  });
  const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
  return [
    ...branches,
    ...properties.flatMap(([name, property]) => pathsIn(property, [...path, name])),
    ...pathsIn(schema['items'], [...path, '*']),
  ];
}

const known = new WeakMap<z.ZodType, readonly Path[]>();

/** Every look asks for those of its probe. */
function secretPaths(schema: z.ZodType): readonly Path[] {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const found = pathsIn(z.toJSONSchema(schema, { io: 'input' }), []);
  // Connectors may call theirs by the same name.
  const paths = [...new Map(found.map((path) => [path.join('/'), path])).values()];
  known.set(schema, paths);
  return paths;
}

/** The value with what stands at the path replaced; undefined takes it away. Never changes its input. */
function replaced(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (step === '*') {
    return Array.isArray(value) ? value.map((item) => replaced(item, rest, change)) : value;
  }
  if (!isRecord(value)) return value;
  const next = replaced(Object.hasOwn(value, step) ? value[step] : undefined, rest, change);
  const others = Object.entries(value).filter(([name]) => name !== step);
  return Object.fromEntries(next === undefined ? others : [...others, [step, next]]);
}

/** The configuration as it may be shown. */
export function withoutSecrets(schema: z.ZodType, config: unknown): unknown {
  return secretPaths(schema).reduce(
    (shown, path) => replaced(shown, path, () => undefined),
    config,
  );
}

/** What must not appear in anything that is kept of a look. */
export function secretValues(schema: z.ZodType, config: unknown): string[] {
  const values: string[] = [];
  for (const path of secretPaths(schema)) {
    replaced(config, path, (value) => {
      if (typeof value === 'string' && value !== '') values.push(value);
      return value;
    });
  }
  return values;
}

function originsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return /^https?:\/\//i.test(value) && URL.canParse(value) ? [new URL(value).origin] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  // A mail server is named by its host and port.
  const server =
    isRecord(value) && typeof value['host'] === 'string'
      ? [`${value['host']}:${String(value['port'])}`]
      : [];
  return [...server, ...Object.values(value).flatMap(originsIn)];
}

/**
 * A changed configuration with the stored secrets that it leaves out, as long as they go where they
 * went before: for another connector or another site they have to be entered again.
 */
export function withStoredSecrets(schema: z.ZodType, changed: unknown, stored: unknown): unknown {
  if (!isRecord(changed) || !isRecord(stored)) return changed;
  const before = new Set(originsIn(withoutSecrets(schema, stored)));
  const goesElsewhere =
    changed['connector'] !== stored['connector'] ||
    originsIn(withoutSecrets(schema, changed)).some((origin) => !before.has(origin));
  if (goesElsewhere) return changed;
  return secretPaths(schema)
    .filter((path) => !path.includes('*'))
    .reduce<unknown>((config, path) => {
      let kept: unknown;
      replaced(stored, path, (value) => (kept = value));
      return replaced(config, path, (value) =>
        value === undefined || value === '' ? kept : value,
      );
    }, changed);
}
