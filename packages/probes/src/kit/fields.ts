import { z } from 'zod';
import type { Text } from './types.ts';

/**
 * Fields of a form. Each is a schema with its labels as metadata; JSON Schema carries both to the
 * web app, which renders the form without knowing the kind.
 */

type Pair = readonly [zh: string, en: string];

interface More {
  hint?: Pair;
}

function text([zh, en]: Pair): Text {
  return { zh, en };
}

function meta(label: Pair, { hint }: More, input?: Record<string, unknown>) {
  return { labels: text(label), ...(hint && { hint: text(hint) }), ...input };
}

/** Kept as it was written. */
const Written = z
  .string()
  .min(1, { abort: true })
  .refine((words) => words.trim() !== '', { error: 'required' });

export function line(label: Pair, max: number, more: More = {}) {
  return Written.max(max).meta(meta(label, more));
}

/** Several lines; kept as they are, shown as text. */
export function note(label: Pair, more: More = {}) {
  return Written.max(2000).meta(meta(label, more, { input: 'lines' }));
}

/** A watched product's reference, or any name for one that is not watched. */
export function product(label: Pair, more: More = {}) {
  return z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta(meta(label, more, { input: 'product' }));
}

const MOST_FEN = 10_000_000_000;

/** Fen; entered in yuan. */
export function money(label: Pair, more: More = {}) {
  return z
    .int()
    .min(0)
    .max(MOST_FEN)
    .meta(meta(label, more, { input: 'yuan' }));
}

export function count(label: Pair, range: { min: number; max: number }, more: More = {}) {
  return z.int().min(range.min).max(range.max).meta(meta(label, more));
}

const MOST_SECONDS = 90 * 86_400;

/** Seconds; entered in a unit of one's choice. */
export function duration(label: Pair, more: More = {}) {
  return z
    .int()
    .min(0)
    .max(MOST_SECONDS)
    .meta(meta(label, more, { input: 'duration' }));
}

/** A moment, UTC; entered by Beijing's clock. */
export function instant(label: Pair, more: More = {}) {
  return z.iso.datetime().meta(meta(label, more, { input: 'instant' }));
}

/** One of several words, each with its label. */
export function choice<const Words extends Readonly<Record<string, Pair>>>(
  label: Pair,
  words: Words,
  more: More = {},
) {
  const options = Object.fromEntries(
    Object.entries(words).map(([word, pair]) => [word, text(pair)]),
  );
  return z
    .enum(Object.keys(words) as (keyof Words & string)[])
    .meta(meta(label, more, { options }));
}

export const YES_NO = { yes: ['是', 'Yes'], no: ['否', 'No'] } as const;

export function yesNo(label: Pair, more: More = {}) {
  return choice(label, YES_NO, more);
}

/** Up to `max` rows of the same fields. */
export function list<Row extends z.ZodType>(label: Pair, row: Row, max: number, more: More = {}) {
  return z.array(row).max(max).meta(meta(label, more));
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** From when to when, ms UTC; `to` is null while it goes on. NaN for what is no time. */
export function spanOf(text: string): { from: number; to: number | null } {
  const [from = '', to = ''] = text.split('/');
  const read = (part: string) => (INSTANT.test(part) ? Date.parse(part) : Number.NaN);
  return { from: read(from), to: to === '' ? null : read(to) };
}

function isSpan(text: string): boolean {
  const { from, to } = spanOf(text);
  return !Number.isNaN(from) && (to === null || to >= from);
}

/** A stretch of time as ISO 8601 has it, `from/to`, or `from/` while it goes on; entered by a start and a stop. */
export function timer(label: Pair, more: More = {}) {
  return z
    .string()
    .max(60)
    .refine(isSpan, { error: 'no-span' })
    .meta(meta(label, more, { input: 'timer' }));
}
