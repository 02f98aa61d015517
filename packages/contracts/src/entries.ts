import { z } from 'zod';
import { EvidenceView } from './observations.ts';
import { Id, Instant, Sha256 } from './paging.ts';
import { Text } from './text.ts';

/** Bytes that were taken in, to be named by an entry within a day. */
export const UploadView = z.object({
  sha256: Sha256,
  /** By its content, whatever it was called. */
  mime: z.string(),
  size: z.int(),
});
export type UploadView = z.infer<typeof UploadView>;

export const MOST_UPLOAD_BYTES = 10 * 1024 * 1024;
export const MOST_UPLOADS = 8;

const EntryKey = z.string().regex(/^entry\/[0-9a-f-]{36}$/);

export const LogEntry = z.strictObject({
  /** The sender's own choice, so that sending twice is logging once. */
  id: Id,
  kind: z.string().min(1).max(50),
  /** When it happened; not in the future. */
  at: Instant,
  /** Who says so. */
  reporter: z.string().max(200),
  /** Checked by the kind's own schema. */
  fields: z.unknown(),
  uploads: z
    .array(z.strictObject({ sha256: Sha256, name: z.string().max(300) }))
    .max(MOST_UPLOADS)
    .default([]),
  /** An earlier entry that this one goes on from. */
  follows: EntryKey.nullish(),
  /** An earlier entry that this one takes the place of: it is retracted with the same stroke. */
  replaces: EntryKey.nullish(),
});
export type LogEntry = z.input<typeof LogEntry>;

export const EntryView = z.object({
  key: z.string(),
  kind: z.string(),
  at: Instant,
  loggedAt: Instant,
  reporter: z.string(),
  /** What it is worth: a word, a word with proof, or an own test purchase with its receipt. */
  source: z.enum(['entry', 'proof', 'test-buy']),
  summary: Text,
  fields: z.unknown(),
  uploads: z.array(EvidenceView),
  follows: z.string().nullable(),
  /** Not over yet: to be told again when it is. */
  open: z.boolean(),
  /** Has a judge taken it in? */
  judged: z.boolean(),
  /** Key of a newer entry of the same reporter that counts in its place. */
  countedBy: z.string().nullable(),
  retracted: z.object({ by: z.string(), reason: z.string(), at: Instant }).nullable(),
});
export type EntryView = z.infer<typeof EntryView>;

/** What the web app needs to render a kind's form. */
export const EntryKindView = z.object({
  kind: z.string(),
  title: Text,
  description: Text,
  /** Label of the date. */
  when: Text,
  /** What to upload, and what that makes of it; null where nothing can be. */
  proof: z.object({ hint: Text, as: z.enum(['proof', 'test-buy']) }).nullable(),
  /** Kind of the entry that tells what came of it later. */
  followUp: z.string().nullable(),
  indicators: z.array(z.string()),
  isPrivate: z.boolean(),
  /** JSON Schema (draft 2020-12) of the fields, with labels, hints, options and ways of input. */
  fieldsSchema: z.unknown(),
});
export type EntryKindView = z.infer<typeof EntryKindView>;
