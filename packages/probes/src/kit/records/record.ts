import { z } from 'zod';

/**
 * Kinds of public records. Penalties come from authorities, judgments from courts; the three lists
 * are states of a company and no penalties by law; a licence is shown, never scored.
 */
export const RECORD_KINDS = [
  'penalty',
  'abnormal',
  'serious',
  'dishonest',
  'judgment',
  'licence',
] as const;
export const RecordKind = z.enum(RECORD_KINDS);
export type RecordKind = z.infer<typeof RecordKind>;

const Day = z.iso.date();
const Fen = z.int().nonnegative();

/** One public record about a company, without anything about natural persons. */
export const PublicRecord = z.object({
  kind: RecordKind,
  /** Number of the decision, the case or the licence as printed; '' where the source gives none. */
  no: z.string().max(200),
  /** The company it is about, as printed, and what its name may be compared by. */
  name: z.string().max(300),
  names: z.array(z.string().max(300)).max(5),
  /** Only a code whose check character is right. */
  uscc: z.string().length(18).nullable(),
  authority: z.string().max(300),
  /** What it was about: type of violation, reason of a listing, cause of action. */
  about: z.string().max(1000),
  /** Kinds of penalty as the law names them. */
  categories: z.array(z.string().max(40)).max(20),
  /** What was decided, identity numbers blotted out. */
  content: z.string().max(4000),
  fineFen: Fen.nullable(),
  confiscatedFen: Fen.nullable(),
  decidedOn: Day,
  publishedUntil: Day.nullable(),
  /** Taken off a list again. */
  removedOn: Day.nullable(),
  /** Judgments alone: did it go against this company as the defendant? Null when it cannot be told. */
  adverse: z.boolean().nullable(),
  criminal: z.boolean(),
});
export type PublicRecord = z.infer<typeof PublicRecord>;

/** A register or list, named by whoever looks at it. */
export const SourceName = z.string().trim().min(1).max(60);

const MOST_RECORDS = 500;

/**
 * What a source says about one company. `clear` needs an answer that says so; `absent` is a file that
 * does not name the company, which says nothing about it.
 */
export const RecordsSeen = z.object({
  source: SourceName,
  state: z.enum(['clear', 'found', 'absent']),
  /** The one kind of records it was asked for; null when it may show any. */
  asked: RecordKind.nullable().default(null),
  /** What this look or file brought. */
  records: z.array(PublicRecord).max(MOST_RECORDS),
  /** All that the source publishes about the company by now, as `recordMark`s, sorted. */
  published: z.array(z.string().max(300)).max(MOST_RECORDS),
});
export type RecordsSeen = z.infer<typeof RecordsSeen>;
