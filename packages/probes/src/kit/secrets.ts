import { z } from 'zod';
import { isRecord } from './json.ts';

/** Names of fields that a schema marks write-only, wherever in it they are. */
export function secretNames(schema: z.ZodType): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [z.toJSONSchema(schema, { io: 'input' })];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (Array.isArray(part)) open.push(...part);
    if (!isRecord(part)) continue;
    const { properties } = part;
    for (const [name, field] of isRecord(properties) ? Object.entries(properties) : []) {
      if (isRecord(field) && field['writeOnly'] === true) names.add(name);
    }
    open.push(...Object.values(part));
  }
  return names;
}

/** The value without fields of these names, however deep. */
export function withoutSecrets(value: unknown, names: ReadonlySet<string>): unknown {
  if (names.size === 0) return value;
  if (Array.isArray(value)) return value.map((part) => withoutSecrets(part, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !names.has(name))
      .map(([name, part]) => [name, withoutSecrets(part, names)]),
  );
}

/**
 * Whoever changes a configuration has not seen its secrets: those he leaves out stay as they are.
 * Only beside the very same fields, or a changed server would be told the old server's password.
 */
export function withKeptSecrets(
  next: unknown,
  stored: unknown,
  names: ReadonlySet<string>,
): unknown {
  if (!isRecord(next) || !isRecord(stored)) return next;
  const own = (name: string) => (Object.hasOwn(stored, name) ? stored[name] : undefined);
  const merged = Object.entries(next).map(([name, part]): [string, unknown] => [
    name,
    withKeptSecrets(part, own(name), names),
  ]);
  const isSame = Object.entries(next).every(
    ([name, part]) => isRecord(part) || names.has(name) || part === own(name),
  );
  const kept = isSame
    ? Object.entries(stored).filter(([name]) => names.has(name) && !Object.hasOwn(next, name))
    : [];
  return Object.fromEntries([...merged, ...kept]);
}
