import type { IndicatorId, Source } from '@kaopu/scoring';
import { z } from 'zod';
import type { Indicated, Text } from './types.ts';

/** What a person's word is worth: unproven, with proof, or of an own test purchase with its receipt. */
export type EntrySource = Extract<Source, 'entry' | 'proof' | 'test-buy'>;

/** Who says so. There are no accounts: a name, spelt one way, for entries of one reporter are counted. */
export const Reporter = z
  .string()
  .transform((name) => name.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1).max(40));

/** What is stored of an entry as the observation's `seen`; uploads are its evidence. */
export const Entry = z.object({
  reporter: Reporter,
  /** How many uploads bear it out. */
  proofs: z.int().nonnegative(),
  /** Key of the entry it goes on from. */
  follows: z.string().nullable(),
  /** As the kind's own schema has them. */
  fields: z.unknown(),
});
export type Entry = z.infer<typeof Entry>;

/** One entry as its kind judges it. */
export interface Said<Fields> {
  platform: string;
  /** When it happened, or as of when it is told; UTC ms. */
  at: number;
  by: string;
  source: EntrySource;
  fields: Fields;
}

/** One thing only people know, with its form. */
export interface EntryKind<Fields> {
  kind: string;
  title: Text;
  description: Text;
  /** Label of the date of an entry; without one it is when it happened. */
  when?: Text;
  /** What an upload makes of it, and what to upload; null where nothing can be. */
  proof: { as: Exclude<EntrySource, 'entry'>; hint: Text } | null;
  /** Kind of the entry that tells what came of it later. */
  followUp?: string;
  indicators: readonly IndicatorId[];
  /** What is asked; `meta` as kit/fields.ts gives it makes the form. */
  fields: z.ZodType<Fields>;
  /** Instants of the fields that cannot lie after the entry's date, by field. */
  past?(fields: Fields): Readonly<Record<string, string | undefined>>;
  /** One line for lists. */
  summary(fields: Fields): Text;
  /** Not over yet: to be told again when it is. */
  isOpen?(fields: Fields): boolean;
  /** The merchant's own business: shown to him, never scored. */
  isPrivate?: boolean;
  /** Pure. */
  indicate(said: Said<Fields>): Indicated;
}

/** Gives an entry kind's parts one type. */
export function defineEntry<Fields>(kind: EntryKind<Fields>): EntryKind<Fields> {
  return kind;
}

export function sourceOf(
  { proof }: Pick<EntryKind<unknown>, 'proof'>,
  { proofs }: Pick<Entry, 'proofs'>,
): EntrySource {
  return proof !== null && proofs > 0 ? proof.as : 'entry';
}

/** What a stored entry says; null when its kind cannot read it any more. */
export function indicateEntry(
  kind: EntryKind<unknown>,
  stored: { platform: string; at: number; seen: unknown },
): Indicated | null {
  const entry = Entry.safeParse(stored.seen);
  const fields = entry.success ? kind.fields.safeParse(entry.data.fields) : null;
  if (!entry.success || !fields?.success) return null;
  return kind.indicate({
    platform: stored.platform,
    at: stored.at,
    by: entry.data.reporter,
    source: sourceOf(kind, entry.data),
    fields: fields.data,
  });
}
