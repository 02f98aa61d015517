import { CHOICES, DIMENSIONS, FLOORS } from '@kaopu/scoring';
import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { AnyProfileId } from './scores.ts';

/** The order of all platforms for one buyer, and how much of it choices of the method decide. */
export const RankingView = z.object({
  profile: AnyProfileId,
  /** Null, with nobody ranked, until the first scores are ranked: a minute at most. */
  at: Instant.nullable(),
  method: z.string(),
  profileHash: z.string(),
  /** How often the method's choices were drawn anew, and from which seed. */
  draws: z.number().int(),
  seed: z.number().int(),
  /** Best first. */
  ranked: z.array(
    z.object({
      id: Id,
      rank: z.number().int(),
      medianRank: z.number().int(),
      /** In 90 % of the draws its place lies within. */
      lo: z.number().int(),
      hi: z.number().int(),
      /** Share of draws in which it is among the first five. */
      top: z.number(),
      /** Neighbours whose intervals overlap share a group. */
      group: z.number().int(),
    }),
  ),
  /** Too little evidence, then failed floors, each with its reason. */
  unranked: z.array(
    z.object({
      id: Id,
      status: z.enum(['insufficient', 'vetoed']),
      floors: z.array(z.enum(FLOORS)),
      dimensions: z.array(z.enum(DIMENSIONS)),
    }),
  ),
  /** First-order Sobol share of the variance of ranks that each choice explains. */
  explained: z.record(z.enum(CHOICES), z.number()),
  /** Median distance of a place in a draw from the rank. */
  medianChange: z.number().int(),
  /** False: the order within groups is not significant. */
  significant: z.boolean(),
});
export type RankingView = z.infer<typeof RankingView>;

/** What platforms are ranked by for one buyer whatever the weights are: enough to rank them anew. */
export const RankingInputs = z.object({
  profile: AnyProfileId,
  /** Of the newest score; null without any. */
  at: Instant.nullable(),
  /** The order of `values` and `sds`. */
  dimensions: z.array(z.enum(DIMENSIONS)),
  /** Those that have a score. */
  platforms: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** Points of 100 by dimension, and their standard deviations. */
      values: z.array(z.number()),
      sds: z.array(z.number()),
      /** Dimensions with too little evidence. */
      insufficient: z.array(z.enum(DIMENSIONS)),
      /** Something was seen lately enough. */
      fresh: z.boolean(),
      /** The worst of the floors that the buyer asks for. */
      floor: z.enum(['pass', 'unknown', 'fail']),
    }),
  ),
});
export type RankingInputs = z.infer<typeof RankingInputs>;
