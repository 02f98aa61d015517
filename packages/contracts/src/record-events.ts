import { z } from 'zod';
import { Instant } from './paging.ts';
import { ChangeView } from './scores.ts';
import { Text } from './text.ts';

export const RECORD_LANES = [
  'penalty',
  'lawsuit',
  'qualification',
  'authorisation',
  'ownership',
  'price',
  'own',
] as const;

/** One thing on record about a platform's operator, and how sure it is that it is about this one. */
export const RecordEvent = z.object({
  /** Unique on this page. */
  id: z.string(),
  lane: z.enum(RECORD_LANES),
  at: Instant,
  /** What happened: in words, or as a change that looks saw. */
  text: Text.nullable(),
  change: ChangeView.nullable(),
  /** A register, a person's name; null for our own looks. */
  source: z.string().nullable(),
  /**
   * By what it was matched: the same code; the same whole name, where one of the two has no code; the
   * same name under another code, which is somebody else until proven. null: nothing had to be matched.
   */
  match: z.enum(['uscc', 'name', 'namesake']).nullable(),
  /** May it move the score? A namesake's never does. */
  counts: z.boolean(),
  /** Key of the observation it rests on. */
  evidence: z.string().nullable(),
});
export type RecordEvent = z.infer<typeof RecordEvent>;

export const RecordEvents = z.object({
  /** Newest first. */
  items: z.array(RecordEvent),
  /** Registers and files that were read, whatever they said. */
  sources: z.array(z.string()),
});
export type RecordEvents = z.infer<typeof RecordEvents>;
