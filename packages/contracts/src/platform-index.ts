import { DIMENSIONS, PROFILES } from '@kaopu/scoring';
import { z } from 'zod';
import { PlatformRow } from './platforms.ts';
import { ProfileQuery } from './scores.ts';

/** What registered facts let a list be narrowed to; each a bit of `facts`, in this order. */
export const LIST_FACTS = [
  'moq',
  'mixed-batch',
  'dropshipping',
  'no-agency-fee',
  'authorised',
  'in-use',
] as const;
export type ListFact = (typeof LIST_FACTS)[number];

/** The beginning of a platform's id, as long as it takes to tell all of them apart. */
const Key = z.string().regex(/^[0-9a-f]{8,32}$/);

/** How all platforms stand for one buyer. Lists go by place: best first, then those without a score, too little evidence, a failed floor. */
export const IndexedProfile = z.object({
  /** How many of each kind, in the order of the places. */
  ranked: z.int(),
  unscored: z.int(),
  insufficient: z.int(),
  vetoed: z.int(),
  /** Of each row: its place, from 0, less its own number. */
  shifts: z.array(z.int()),
  /** Whole points; null without a score. */
  values: z.array(z.int().nullable()),
  /** Whole points from the lower end to the value, and from there to the upper end. */
  below: z.array(z.int().nullable()),
  above: z.array(z.int().nullable()),
  /** One letter a place; a blank without a score. */
  grades: z.string(),
  /** One sign a place: `u` an unknown floor, `p` provisional, `b` both, `-` neither. */
  marks: z.string(),
  /** Of ranked ones, by the newest ranking: the rank less the place, and how far its interval reaches to either side; null for who is not in it yet. */
  ranks: z.array(z.int().nullable()),
  higher: z.array(z.int().nullable()),
  lower: z.array(z.int().nullable()),
  /** Neighbours whose intervals overlap share a group. */
  groups: z.array(z.int().nullable()),
  /** False: the order within groups is not significant. */
  significant: z.boolean(),
});
export type IndexedProfile = z.infer<typeof IndexedProfile>;

/** Every platform, column by column, so that thousands can be searched and sorted where they are read. */
export const PlatformIndex = z.object({
  /** Length of each key. */
  keyLength: z.int(),
  /** All keys in one. */
  keys: z.string(),
  names: z.array(z.string()),
  /** The order of `points`. */
  dimensions: z.array(z.enum(DIMENSIONS)),
  /**
   * By dimension a sign a row: its code less 35 are whole points; a blank with too little evidence, or
   * without a score. As numbers they would take a third more.
   */
  points: z.array(z.string()),
  /** Bits of LIST_FACTS. */
  facts: z.array(z.int()),
  /** Rows with open alerts, and how many. */
  alerts: z.array(z.tuple([z.int(), z.int()])),
  profiles: z.record(z.enum(PROFILES), IndexedProfile),
});
export type PlatformIndex = z.infer<typeof PlatformIndex>;

/** What only some sorts and searches need, of every platform, in no order. */
export const PlatformIndexMore = PlatformIndex.pick({ keyLength: true, keys: true }).extend({
  /** Addresses, without https:// */
  sites: z.array(z.string()),
  /** Minutes since something was last observed. */
  ages: z.array(z.int().nullable()),
  /** Share of the weight that rests on evidence, in thousandths. */
  coverages: z.array(z.int().nullable()),
  /** Tenths of points within a week. */
  changes: z.array(z.int().nullable()),
});
export type PlatformIndexMore = z.infer<typeof PlatformIndexMore>;

export const MOST_ROWS = 60;

export const PlatformRowsQuery = ProfileQuery.extend({
  keys: z
    .string()
    .max(MOST_ROWS * 33)
    .transform((text) => text.split(','))
    .pipe(z.array(Key).max(MOST_ROWS)),
});

/** What a list shows of a platform beside the index. */
export const PlatformRowMore = PlatformRow.omit({ score: true }).extend({
  coverage: z.number().nullable(),
  /** Points within a week, and whether the score left its interval; null before it was scored. */
  change: z.object({ points: z.number(), sure: z.boolean() }).nullable(),
});
export type PlatformRowMore = z.infer<typeof PlatformRowMore>;

/** Where the middle of the market is, as a medium buyer has it. */
export const MarketMedians = z.object({
  items: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      /** Points of 100. */
      median: z.number(),
      /** Platforms about which enough is known. */
      count: z.int(),
    }),
  ),
});
export type MarketMedians = z.infer<typeof MarketMedians>;
