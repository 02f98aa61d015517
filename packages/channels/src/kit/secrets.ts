import { z } from 'zod';
import { inJson } from './in-json.ts';

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
 * before: whoever changes the address has to enter the secret again. One that is null is let go.
 */
export function withStoredSecrets(
  schema: z.ZodType,
  changed: unknown,
  stored: unknown,
): Record<string, unknown> {
  if (!isRecord(changed)) return {};
  const names = secretNames(schema);
  const given = Object.fromEntries(
    Object.entries(changed).filter(([name, value]) => value !== null || !names.includes(name)),
  );
  if (!isRecord(stored)) return given;
  const shown = withoutSecrets(schema, given);
  if (originsIn(shown) !== originsIn(withoutSecrets(schema, stored))) return given;
  const kept = names
    .filter((name) => changed[name] === undefined || changed[name] === '')
    .map((name) => [name, stored[name]]);
  return { ...given, ...Object.fromEntries(kept.filter(([, value]) => value !== undefined)) };
}

/** The words without the secrets, in whatever way they are written. */
export function hidden(said: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((value) => [
      value,
      encodeURIComponent(value),
      inJson(value),
      // As JSON made by PHP has it.
      inJson(value).replaceAll('/', '\\/'),
    ])
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => text.replaceAll(value, '***'), said);
}

/** Shorter parts of an address are words that stand elsewhere, too. */
const PART = 6;
const MOST_SAID = 200;

/** A secret, and of an address what leads there even when its host is left out. */
function piecesOf(secret: unknown): string[] {
  if (typeof secret !== 'string') return [];
  if (!URL.canParse(secret)) return [secret];
  const { pathname, search } = new URL(secret);
  const path = `${pathname}${search}`;
  return [secret, ...[path, ...path.split(/[/?&=]/)].filter((piece) => piece.length >= PART)];
}

/** A service's words, shortened, without any secret of the settings, or part of a secret address, in them. */
export function redacted(said: string, schema: z.ZodType, settings: unknown): string {
  const secrets = isRecord(settings)
    ? secretNames(schema).flatMap((name) => piecesOf(settings[name]))
    : [];
  return hidden(said, secrets).slice(0, MOST_SAID).toWellFormed();
}
