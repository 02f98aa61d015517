import { z } from 'zod';

/** Fields of a channel's form: schemas with their labels as metadata, as probes' forms have them. */

type Pair = readonly [zh: string, en: string];

function meta([zh, en]: Pair, hint?: Pair, more: Record<string, unknown> = {}) {
  return { labels: { zh, en }, ...(hint && { hint: { zh: hint[0], en: hint[1] } }), ...more };
}

export function line(label: Pair, hint?: Pair, max = 300) {
  return z.string().trim().min(1).max(max).meta(meta(label, hint));
}

/** May be left out. */
export function maybe(label: Pair, hint?: Pair, max = 300) {
  return z.string().trim().max(max).optional().meta(meta(label, hint));
}

/** Kept and sent, never shown again: a word that goes into a path or a header as it is. */
export function secret(label: Pair, pattern: RegExp, hint?: Pair) {
  return z
    .string()
    .trim()
    .min(1)
    .max(500)
    .regex(pattern, { error: 'secret-invalid' })
    .meta(meta(label, hint, { secret: true }));
}

/** Any words but control characters. */
export const ANY_SECRET = /^[^\p{Cc}]+$/u;
/** What may stand in a path or a query without being encoded. */
export const WORD = /^[\w.~:-]+$/;

function Url() {
  return z.url({ protocol: /^https?$/, error: 'url-invalid' }).max(2048);
}

/** The address itself is the password, so it is not shown again. */
export function secretUrl(label: Pair, hint?: Pair) {
  return Url().meta(meta(label, hint, { secret: true }));
}

/** Where the service is; one's own server or a proxy for it may stand there. */
export function base(url: string) {
  return Url()
    .default(url)
    .meta(meta(['服务地址', 'Address of the service'], ['一般不用改', 'Usually left as it is']));
}

export function number(
  label: Pair,
  range: { min: number; max: number },
  usual: number,
  hint?: Pair,
) {
  return z.int().min(range.min).max(range.max).default(usual).meta(meta(label, hint));
}

export function choice<const Words extends Readonly<Record<string, Pair>>>(
  label: Pair,
  words: Words,
  usual: keyof Words & string,
) {
  const options = Object.fromEntries(
    Object.entries(words).map(([word, [zh, en]]) => [word, { zh, en }]),
  );
  return z
    .enum(Object.keys(words) as (keyof Words & string)[])
    .default(usual)
    .meta(meta(label, undefined, { options }));
}

/** One to `max` rows of one field. */
export function several(label: Pair, item: z.ZodString | z.ZodEmail, max: number, hint?: Pair) {
  return z.array(item).min(1).max(max).meta(meta(label, hint));
}

/** The address below the base, which may end in a slash. */
export function below(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${path}`;
}
