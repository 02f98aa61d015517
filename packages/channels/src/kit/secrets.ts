import { z } from 'zod';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of the fields that a schema marks as secret; settings of channels are flat. */
function secretNames(schema: z.ZodType): string[] {
  const { properties } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties ?? {}).flatMap(([name, field]) =>
    isRecord(field) && field['secret'] === true ? [name] : [],
  );
}

/** Settings as they may be shown. */
export function withoutSecrets(schema: z.ZodType, settings: unknown): Record<string, unknown> {
  if (!isRecord(settings)) return {};
  const hidden = new Set(secretNames(schema));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !hidden.has(name)));
}

/** Names of the secrets that settings hold. */
export function keptSecrets(schema: z.ZodType, settings: unknown): string[] {
  if (!isRecord(settings)) return [];
  return secretNames(schema).filter(
    (name) => settings[name] !== undefined && settings[name] !== '',
  );
}

function originsIn(settings: Record<string, unknown>): string {
  return JSON.stringify(
    Object.entries(settings)
      .map(([name, value]): unknown =>
        typeof value === 'string' && URL.canParse(value)
          ? new URL(value).origin
          : name === 'host' || name === 'port'
            ? value
            : null,
      )
      .filter((value) => value !== null),
  );
}

/**
 * Changed settings with the stored secrets that they leave out, as long as they go where they went
 * before: whoever changes the address has to enter the secret again.
 */
export function withStoredSecrets(
  schema: z.ZodType,
  changed: unknown,
  stored: unknown,
): Record<string, unknown> {
  if (!isRecord(changed)) return {};
  if (!isRecord(stored)) return changed;
  const names = secretNames(schema);
  const shown = withoutSecrets(schema, changed);
  if (originsIn(shown) !== originsIn(withoutSecrets(schema, stored))) return changed;
  const kept = names
    .filter((name) => changed[name] === undefined || changed[name] === '')
    .map((name) => [name, stored[name]]);
  return { ...changed, ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)) };
}

/** A service's words without any secret of the settings, or part of a secret address, in them. */
export function redacted(said: string, schema: z.ZodType, settings: unknown): string {
  if (!isRecord(settings)) return said;
  const values = secretNames(schema).flatMap((name) => {
    const value = settings[name];
    if (typeof value !== 'string') return [];
    if (!URL.canParse(value)) return [value];
    const { pathname, search } = new URL(value);
    return [value, `${pathname}${search}`, ...`${pathname}${search}`.split(/[/?&=]/)];
  });
  return values
    .flatMap((value) => [value, encodeURIComponent(value)])
    .filter((value) => value.length >= 6)
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => text.replaceAll(value, '***'), said);
}
