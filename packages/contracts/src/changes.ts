import { DIMENSIONS, INDICATORS } from '@kaopu/scoring';
import { z } from 'zod';
import { Instant } from './paging.ts';
import { ChangeView, Grade, ProfileQuery, ReasonView, ScoreStatus } from './scores.ts';

export const ChangeQuery = ProfileQuery.extend({
  /** Compare with the last score at or before this instant; seven days ago unless said otherwise. */
  since: Instant.optional(),
});

const Standing = z.object({
  at: Instant,
  status: ScoreStatus,
  grade: Grade,
  /** Published, rounded to 1e-4. */
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
  /** The same before it was rounded: the points below add up to the difference of these. */
  exact: z.number(),
  coverage: z.number(),
});

/** What moved a score between two instants, in points that add up. */
export const ScoreChangeView = z.object({
  /** Nothing as old as asked is known: compared with the very first score. */
  isFirst: z.boolean(),
  before: Standing,
  after: Standing,
  /** Sum of the dimensions, the cap's and the method's part. */
  points: z.number(),
  dimensions: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      /** 0–100. */
      from: z.number(),
      to: z.number(),
      points: z.number(),
      indicators: z.array(z.object({ indicator: z.enum(INDICATORS), points: z.number() })),
    }),
  ),
  /** What the cap of an unknown floor gave (it fell away) or took (it came). */
  capPoints: z.number(),
  /** What is owed to another method behind the two scores; 0 when it is the same. */
  methodPoints: z.number(),
  reasons: z.array(
    ReasonView.omit({ points: true }).extend({
      change: z.enum(['appeared', 'worsened', 'eased', 'gone']),
      /** Points of 100 that it cost before and costs now. */
      from: z.number(),
      to: z.number(),
    }),
  ),
  /** State changes of that span, newest first, at most 50. */
  changes: z.array(ChangeView),
});
export type ScoreChangeView = z.infer<typeof ScoreChangeView>;
