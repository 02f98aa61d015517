import { FLOORS, TERM_KINDS, TERM_WORDS } from '@kaopu/scoring';
import { z } from 'zod';
import { AlertRow } from './alerts.ts';
import { ScoreChangeView } from './changes.ts';
import { Id, Instant } from './paging.ts';
import { Grade, ScoreStatus } from './scores.ts';

const Standing = z.object({
  status: ScoreStatus,
  grade: Grade,
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
});

const OfPlatform = z.object({
  platformId: Id,
  platformName: z.string(),
  /** All that lies with it, fen, as it was entered last; null when nobody has. More than 0: it is in use. */
  exposure: z.number().nullable(),
});

/** The first of a list, and how many there are. */
const listed = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.int() });

const MoveView = OfPlatform.extend({ before: Standing, after: Standing, points: z.number() });
export type MoveView = z.infer<typeof MoveView>;

export const TodayAlert = AlertRow.extend({
  exposure: OfPlatform.shape.exposure,
  /** Points of 100 it cost at its worst, by a medium buyer's weights; null where nothing lies. */
  pointsLost: z.number().nullable(),
});
export type TodayAlert = z.infer<typeof TodayAlert>;

/** A score that left its interval, or a status that changed. */
export const TodayChange = MoveView.extend({
  /** What did most of it; null when nothing seen explains it. */
  reason: ScoreChangeView.shape.reasons.element.omit({ evidence: true }).nullable(),
  /** Floors that fail now and did not before. */
  broken: z.array(z.enum(FLOORS)),
  /** The two scores are of different methods or weights. */
  otherMethod: z.boolean(),
  /** Keys of observations. */
  evidence: z.array(z.string()),
});
export type TodayChange = z.infer<typeof TodayChange>;

export const ExpiringView = OfPlatform.extend({
  kind: z.enum(TERM_KINDS),
  subject: z.string(),
  label: z.string(),
  word: z.enum(TERM_WORDS),
  /** When it was last seen to be so. */
  seenAt: Instant,
  evidence: z.array(z.string()),
});
export type ExpiringView = z.infer<typeof ExpiringView>;

/** A probe whose last look could not tell. */
export const FailingProbeView = OfPlatform.extend({
  probeId: Id,
  kind: z.string(),
  cause: z.string().nullable(),
  at: Instant,
});
export type FailingProbeView = z.infer<typeof FailingProbeView>;

/** What a buyer of one profile has to see to now, and what changed within a week. */
export const TodayView = z.object({
  /** The span that changes are of. */
  from: Instant,
  until: Instant,
  /** The next slot of any probe; null when none is switched on. */
  nextLookAt: Instant.nullable(),
  /** How many are registered, and with how many of them money lies. */
  platforms: z.int(),
  inUse: z.int(),
  /** Open ones, by money at risk times points lost. */
  alerts: listed(TodayAlert),
  /** Of platforms in use, or of all where none is known to be; by money at risk times points lost. */
  changes: listed(TodayChange),
  expiring: listed(ExpiringView),
  failing: listed(FailingProbeView),
  /** Scores of the other platforms that left their intervals, the furthest first. */
  market: z.object({ up: z.array(MoveView), down: z.array(MoveView) }),
});
export type TodayView = z.infer<typeof TodayView>;
