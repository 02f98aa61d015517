import { DIMENSIONS, FLOORS } from '@kaopu/scoring';
import { z } from 'zod';
import { Id, Instant, Sha256 } from './paging.ts';
import { Grade, ProfileId, ScoreStatus } from './scores.ts';
import { Text } from './text.ts';

export const TrustQuery = z.object({ profile: ProfileId.default('medium') });

const Snapshot = z.object({
  /** Of everything the scores were made from (scoring's `inputsText`). */
  sha256: Sha256,
  platforms: z.number().int(),
  /** Of the newest score; null without any. */
  at: Instant.nullable(),
});

/** What anybody may hold against what is published. */
export const TrustView = z.object({
  profile: ProfileId,
  version: z.string(),
  /** Of the source this runs from, `-dirty` when that was changed; null when nobody knows. */
  commit: z.string().nullable(),
  method: z.string(),
  profileHash: z.string(),
  /** Shares of 1. */
  weights: z.record(z.enum(DIMENSIONS), z.number()),
  floors: z.array(z.enum(FLOORS)),
  inputs: Snapshot,
  /** Who pays for this and what ties it has, in the operator's own words; null when nothing is stated. */
  interests: z.string().nullable(),
});
export type TrustView = z.infer<typeof TrustView>;

export const PublishedScore = z.object({
  status: ScoreStatus,
  grade: Grade,
  provisional: z.boolean(),
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
});

/** Every published score with what it was made from: enough to make each of them again. */
export const TrustDataset = z.object({
  format: z.literal('kaopu-scores-1'),
  profile: ProfileId,
  dimensions: z.array(z.enum(DIMENSIONS)),
  snapshot: Snapshot,
  platforms: z.array(
    z.object({
      id: Id,
      name: z.string(),
      method: z.string(),
      asOf: Instant,
      /** Points of 100 by dimension, and their standard deviations, with all their digits. */
      values: z.array(z.number()),
      sds: z.array(z.number()),
      insufficient: z.array(z.enum(DIMENSIONS)),
      fresh: z.boolean(),
      floor: z.enum(['pass', 'unknown', 'fail']),
      published: PublishedScore,
    }),
  ),
});
export type TrustDataset = z.infer<typeof TrustDataset>;

/** Something that was taken back; it stays on record, and so does this. */
export const CorrectionView = z.object({
  /** Key of the retraction. */
  key: z.string(),
  /** When it was taken back. */
  at: Instant,
  platform: z.object({ id: Id, name: z.string() }).nullable(),
  target: z.object({
    key: z.string(),
    /** When it was seen or happened. */
    at: Instant,
    /** What kind of thing it is. */
    title: Text,
    /** What it said; null for looks, and for what is the merchant's own business. */
    summary: Text.nullable(),
  }),
  /** Who took it back, as far as a name was given. */
  by: z.string().nullable(),
  reason: z.string(),
  /** Key of what takes its place; null when nothing does. */
  replacedBy: z.string().nullable(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

/** One version of the method that was in force, and what the switch to it changed. */
export const FormulaChange = z.object({
  method: z.string(),
  semver: z.string(),
  /** Since when it was in force. */
  since: Instant,
  isCurrent: z.boolean(),
  /** Against the version before; none of the first. JSON pointers into the method. */
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  /** Last score before and first score after, of every platform that has both; null without any. */
  effect: z
    .object({
      platforms: z.number().int(),
      regraded: z.number().int(),
      /** Points, of 100; half of them moved by no more. */
      medianMove: z.number(),
      largestMove: z.number(),
    })
    .nullable(),
});
export type FormulaChange = z.infer<typeof FormulaChange>;

export const FormulaLog = z.object({ items: z.array(FormulaChange) });
export type FormulaLog = z.infer<typeof FormulaLog>;
