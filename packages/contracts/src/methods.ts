import { INDICATORS } from '@kaopu/scoring';
import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { AnyProfileId, ScoreStatus } from './scores.ts';

const Share = z.number().min(0).max(1);
const Points = z.number().min(0).max(100);

/** The constants of the method that may be tried with other values. Everything left out stays. */
export const MethodChanges = z
  .strictObject({
    /** Prior: strength in observations, and mean. */
    kappa: z.number().positive().max(100),
    mu0: z.number().gt(0).lt(1),
    errorCorrelation: Share,
    driftCap: z.number().positive().max(0.5),
    dimensionFloor: z.number().positive().max(0.5),
    thinBelow: z.number().min(0).max(100),
    insufficient: z
      .strictObject({
        dimensionThin: Share,
        weight: Share,
        width: Points,
        halfLives: z.number().positive().max(100),
      })
      .partial(),
    provisional: z.strictObject({ weight: Share, width: Points }).partial(),
    grades: z
      .strictObject({ A: Points, B: Points, C: Points, D: Points, lowerBoundOfA: Points })
      .partial(),
    unverifiedCap: Points,
    indicators: z.partialRecord(
      z.enum(INDICATORS),
      z
        .strictObject({
          halfLifeDays: z.number().int().min(1).max(3_650),
          sigmaD: Share,
          /** Weight inside the dimension; they sum to 1. */
          v: Share,
        })
        .partial(),
    ),
  })
  .partial();
export type MethodChanges = z.infer<typeof MethodChanges>;

export const ProposeMethod = z.object({
  semver: z.string().regex(/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/),
  changes: MethodChanges,
});
export type ProposeMethod = z.infer<typeof ProposeMethod>;

export const MethodId = z.string().regex(/^\d+\.\d+\.\d+\+[0-9a-f]{64}$/);

export const MethodView = z.object({
  /** Version and hash of everything a score depends on besides observations and the buyer. */
  id: MethodId,
  semver: z.string(),
  state: z.enum(['current', 'trial', 'retired']),
  createdAt: Instant,
  activatedAt: Instant.nullable(),
  /** Where it differs from the current one: JSON pointers into the method. */
  changes: z.array(z.object({ path: z.string(), current: z.unknown(), own: z.unknown() })),
});
export type MethodView = z.infer<typeof MethodView>;

const Side = z.object({
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
  status: ScoreStatus,
  /** Place among all that are ranked; null for those listed below the ranking. */
  rank: z.number().int().nullable(),
});

export const ComparedPlatform = z.object({
  platformId: Id,
  name: z.string(),
  old: Side,
  new: Side,
  /** New rank minus old rank, negative is better; null when it is not ranked on both sides. */
  rankChange: z.number().int().nullable(),
  at: Instant,
});
export type ComparedPlatform = z.infer<typeof ComparedPlatform>;

/** What a candidate would change. */
export const MethodComparison = z.object({
  method: MethodId,
  current: MethodId,
  profile: AnyProfileId,
  summary: z.object({
    platforms: z.number().int(),
    /** Ranked on both sides. */
    ranked: z.number().int(),
    /** null when none is. */
    medianRankChange: z.number().nullable(),
    /** The five largest changes of rank, largest first. */
    biggestMoves: z.array(ComparedPlatform),
    /** Not ranked before, or not any more. */
    enters: z.number().int(),
    leaves: z.number().int(),
  }),
  /** In the order of the new ranking; those below it last. */
  items: z.array(ComparedPlatform),
});
export type MethodComparison = z.infer<typeof MethodComparison>;
