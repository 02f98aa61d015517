import { CHECKLISTS, PROFILES, SOURCES } from '@kaopu/scoring';
import { z } from 'zod';
import { Instant } from './paging.ts';
import { FloorView } from './scores.ts';

const ASKED = [
  ...new Set(PROFILES.flatMap((profile) => CHECKLISTS[profile].map(({ topic }) => topic))),
];

/** One thing a kind of buyer asks for, and whether the platform has it. */
export const CriterionView = z.object({
  topic: z.enum(ASKED),
  /** Numbers: at most, or at least, so much meets it. */
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
  state: z.enum(['met', 'not-met', 'unknown', 'not-applicable']),
  /** What was found; null when nothing is known. */
  value: z.union([z.string(), z.number()]).nullable(),
  source: z.enum(SOURCES).nullable(),
  at: Instant.nullable(),
  /** Key of the observation. */
  evidence: z.string().nullable(),
});
export type CriterionView = z.infer<typeof CriterionView>;

/** What is known of a platform beyond its scores, the same for every buyer. */
export const InsightsView = z.object({
  at: Instant,
  /** Every floor that is asked of a platform; a profile names those it excludes by. */
  floors: z.array(FloorView),
  checklists: z.record(z.enum(PROFILES), z.array(CriterionView)),
});
export type InsightsView = z.infer<typeof InsightsView>;
