import { INDICATORS } from '@kaopu/scoring';
import { z } from 'zod';
import { Instant } from './paging.ts';

export const SeriesUnit = z.enum(['share', 'ms']);

export const SeriesIndicator = z.enum(INDICATORS);

/** A series that has values, and its first and last Beijing day. */
export const KnownSeriesView = z.object({
  indicator: SeriesIndicator,
  subject: z.string(),
  unit: SeriesUnit,
  from: z.iso.date(),
  to: z.iso.date(),
});

export const SeriesQuery = z.object({
  /** A product, a channel; empty for the platform itself. */
  subject: z.string().max(300).default(''),
  /** Look back this many hours. */
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 366 * 5)
    .default(24),
});

/** What was seen of one indicator over time, by the hour up to a week, else by the Beijing day. */
export const SeriesView = z.object({
  unit: SeriesUnit,
  step: z.enum(['hour', 'day']),
  /** Oldest first; an hour or day without values is a gap. Quantiles are at most 1 % off. */
  points: z.array(
    z.object({
      /** Start of the hour or day. */
      at: Instant,
      n: z.number().int(),
      min: z.number(),
      mean: z.number(),
      max: z.number(),
      p50: z.number(),
      p90: z.number(),
      p99: z.number(),
    }),
  ),
});
export type SeriesView = z.infer<typeof SeriesView>;
