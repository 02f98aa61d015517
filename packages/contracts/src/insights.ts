import { CHECKLISTS, PROFILES, SOURCES, TRAP_LEVELS, TRAPS, WARNING_LEVELS } from '@kaopu/scoring';
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

/** What a person reads, in both languages. */
const TextView = z.object({ zh: z.string(), en: z.string() });

/** One signal or sign, in words, with the observations it rests on. */
const SignalView = z.object({ code: z.string(), text: TextView, evidence: z.array(z.string()) });

export const TrapView = z.object({
  trap: z.enum(TRAPS),
  level: z.enum(TRAP_LEVELS),
  /** False when nothing was known that could have shown it. */
  checked: z.boolean(),
  text: TextView,
  signals: z.array(SignalView),
});
export type TrapView = z.infer<typeof TrapView>;

const SignStrength = z.enum(['unknown', 'calm', 'weak', 'strong']);

const SignFigures = z.object({ now: TextView, baseline: TextView.nullable() });

/** Whether the platform's own people still speak in its groups, as buyers logged it. */
export const GroupActivityView = z.object({
  strength: SignStrength,
  figures: SignFigures.nullable(),
  /** When somebody last looked; null when nobody did. */
  at: Instant.nullable(),
  evidence: z.array(z.string()),
});
export type GroupActivityView = z.infer<typeof GroupActivityView>;

/** The early warning (跑路预警): signs against the platform's own past. */
export const EarlyWarningView = z.object({
  level: z.enum(WARNING_LEVELS),
  /** Signs about which enough is known. */
  known: z.number().int(),
  text: TextView,
  signs: z.array(
    SignalView.extend({
      strength: SignStrength,
      /** What is so now, and what is usual for this platform; null when too little is known. */
      figures: SignFigures.nullable(),
    }),
  ),
});
export type EarlyWarningView = z.infer<typeof EarlyWarningView>;

/** Where a watched price stands and where it goes. */
export const PriceCourseView = z.object({
  subject: z.string(),
  label: z.string(),
  item: z.string().nullable(),
  /** Fen. */
  fen: z.number(),
  /** ln of the price less that of the market; null without a market. */
  gap: z.number().nullable(),
  peers: z.number().int(),
  /** Log change against the market per 30 days; null while unknown. */
  drift: z.number().nullable(),
  /** Root mean square of daily log returns; null while unknown. */
  volatility: z.number().nullable(),
  at: Instant,
  evidence: z.string(),
});
export type PriceCourseView = z.infer<typeof PriceCourseView>;

/** What is known of a platform beyond its scores, the same for every buyer. */
export const InsightsView = z.object({
  at: Instant,
  /** Every floor that is asked of a platform; a profile names those it excludes by. */
  floors: z.array(FloorView),
  checklists: z.record(z.enum(PROFILES), z.array(CriterionView)),
  traps: z.array(TrapView),
  earlyWarning: EarlyWarningView,
  prices: z.array(PriceCourseView),
});
export type InsightsView = z.infer<typeof InsightsView>;
