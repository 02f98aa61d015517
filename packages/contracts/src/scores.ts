import { DIMENSIONS, FLOORS, INDICATORS, PROFILES } from '@kaopu/scoring';
import { z } from 'zod';
import { Instant } from './paging.ts';

export const ProfileId = z.enum(PROFILES);

/** A buyer's own profile, named after the hash of its weights and floors. */
export const OwnProfileId = z.string().regex(/^own-[0-9a-f]{16}$/);
export const AnyProfileId = z.union([ProfileId, OwnProfileId]);
export const ProfileQuery = z.object({ profile: AnyProfileId.default('medium') });

export const ScoreStatus = z.enum(['ok', 'insufficient', 'unverified', 'vetoed']);
export const Grade = z.enum(['A', 'B', 'C', 'D', 'F', 'X', '-']);

/** A score is never a bare number: value, interval, status, grade, coverage and age travel together. */
export const ScoreView = z.object({
  profile: z.string(),
  method: z.string(),
  asOf: Instant,
  status: ScoreStatus,
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
  grade: Grade,
  provisional: z.boolean(),
  /** Share of the weight that rests on conclusive evidence, 0–1. */
  coverage: z.number(),
  /** Conclusive share of all looks of the last 30 days, 0–1; null before any. */
  observability: z.number().nullable(),
  /** Most looks could not tell: the platform blocks verification. */
  blocked: z.boolean(),
  dimensions: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      value: z.number(),
      lo: z.number(),
      hi: z.number(),
      /** Standard deviation, points: with the weights it gives the interval of the whole. */
      sd: z.number(),
      insufficient: z.boolean(),
    }),
  ),
});
export type ScoreView = z.infer<typeof ScoreView>;

/** A place among so many that are ranked, and how sure it is. */
export const PlaceView = z.object({
  rank: z.number().int(),
  lo: z.number().int(),
  hi: z.number().int(),
  of: z.number().int(),
});
export type PlaceView = z.infer<typeof PlaceView>;

const IndicatorView = z.object({
  indicator: z.enum(INDICATORS),
  mu: z.number(),
  lo: z.number(),
  hi: z.number(),
  sd: z.number(),
  /** Effective number of observations, and what they say on average before any prior. */
  n: z.number(),
  mean: z.number(),
  newest: Instant.nullable(),
  thin: z.boolean(),
  observability: z.number().nullable(),
});

/** A hard floor, and how it stands. */
export const FloorView = z.object({
  id: z.enum(FLOORS),
  subject: z.string(),
  result: z.enum(['pass', 'fail', 'unknown']),
  code: z.enum(['holds', 'broken', 'not-checked', 'awaits-confirmation', 'not-enough']),
  evidence: z.array(z.string()),
});
export type FloorView = z.infer<typeof FloorView>;

export const ReasonView = z.object({
  /** An indicator, or `not-enough-evidence`, `unverified`, `floor`; the texts live in scoring. */
  code: z.enum([...INDICATORS, 'not-enough-evidence', 'unverified', 'floor']),
  dimension: z.enum(DIMENSIONS).nullable(),
  points: z.number(),
  evidence: z.array(z.string()),
});
export type ReasonView = z.infer<typeof ReasonView>;

/** Points lost from 100; every level sums to the level above. */
export const Explanation = z.object({
  score: ScoreView,
  indicators: z.array(IndicatorView.extend({ dimension: z.enum(DIMENSIONS) })),
  losses: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      points: z.number(),
      floored: z.boolean(),
      indicators: z.array(
        z.object({
          indicator: z.enum(INDICATORS),
          points: z.number(),
          priorPoints: z.number(),
          olderPoints: z.number(),
          observations: z.array(
            z.object({
              key: z.string(),
              subject: z.string(),
              at: Instant,
              x: z.number(),
              points: z.number(),
            }),
          ),
        }),
      ),
    }),
  ),
  lossTotal: z.number(),
  /** What the cap of an unknown floor takes; part of lossTotal. */
  unverifiedPoints: z.number(),
  floors: z.array(FloorView),
  reasons: z.array(ReasonView),
  /** What the score was made from, so that it can be made again. */
  provenance: z.object({
    knownAt: z.string(),
    inputDigest: z.string(),
    profileHash: z.string(),
  }),
});
export type Explanation = z.infer<typeof Explanation>;

export const TrendQuery = ProfileQuery.extend({
  /** Look back this many hours. */
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 366)
    .default(24),
});

export const Trend = z.object({
  from: Instant,
  to: Instant,
  /** At most 400 points, the last snapshot of each bucket; a bucket without one is a gap. */
  points: z.array(
    z.object({
      at: Instant,
      value: z.number(),
      lo: z.number(),
      hi: z.number(),
      status: ScoreStatus,
      coverage: z.number(),
      /** Version of the formula. */
      method: z.string(),
    }),
  ),
  /** Newest first, at most 12. */
  marks: z.array(z.lazy(() => ChangeView)),
});
export type Trend = z.infer<typeof Trend>;

export const ChangeView = z.object({
  id: z.uuid(),
  at: Instant,
  since: Instant,
  kind: z.string(),
  dimension: z.enum(DIMENSIONS),
  indicator: z.enum(INDICATORS).nullable(),
  subject: z.string(),
  label: z.string(),
  /** Prices in fen, indicators in points of 100. */
  from: z.union([z.number(), z.string()]).nullable(),
  to: z.union([z.number(), z.string()]).nullable(),
  severity: z.enum(['info', 'warning', 'critical']),
  recovery: z.boolean(),
  evidence: z.array(z.string()),
});
export type ChangeView = z.infer<typeof ChangeView>;
