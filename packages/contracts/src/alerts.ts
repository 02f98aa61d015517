import { z } from 'zod';
import { AlertDimension, Severity } from './alert-setup.ts';
import { Id, Instant, PageQuery } from './paging.ts';
import { ChangeView } from './scores.ts';

export const AlertState = z.enum(['open', 'acknowledged', 'resolved', 'dismissed']);

export const AlertQuery = PageQuery.extend({
  state: AlertState.optional(),
  platformId: Id.optional(),
});

export const AlertRow = z.object({
  id: Id,
  platformId: Id,
  platformName: z.string(),
  dimension: AlertDimension,
  severity: Severity,
  state: AlertState,
  openedAt: Instant,
  lastChangeAt: Instant,
  resolvedAt: Instant.nullable(),
  /** Why nobody is told: `maintenance`, `silence:<id>`, `own-network`, `outage`, `snoozed`, `quiet`; null when they are. */
  mutedBy: z.string().nullable(),
  snoozedUntil: Instant.nullable(),
  /** One of its troubles comes and goes. */
  flapping: z.boolean(),
  changes: z.array(ChangeView.extend({ dimension: AlertDimension })),
});
export type AlertRow = z.infer<typeof AlertRow>;

export const DeliveryView = z.object({
  id: Id,
  channelId: Id,
  channelName: z.string(),
  reason: z.string(),
  state: z.enum(['pending', 'sent', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  /** HTTP status of the last answer; null when there was none. */
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

/** Why an alert was false: kept to set detectors by. */
export const DismissalReason = z.enum(['not-so', 'too-sensitive', 'known', 'other']);

export const AlertWordView = z.object({
  at: Instant,
  word: z.enum(['acknowledged', 'resolved', 'dismissed', 'snoozed', 'woken']),
  who: z.string(),
  note: z.string(),
  reason: DismissalReason.nullable(),
  until: Instant.nullable(),
});

export const AlertDetail = AlertRow.extend({
  deliveries: z.array(DeliveryView),
  /** What people said of it, oldest first. */
  words: z.array(AlertWordView),
  /** Points of 100 it cost at its worst, by a medium buyer's weights. */
  pointsLost: z.number(),
  /** Keys of the last look before the trouble and of the first that showed it. */
  evidence: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  /** Looks it rests on, and the share of the platform's score that rests on evidence, 0–1. */
  certainty: z.object({ looks: z.int(), coverage: z.number().nullable() }),
  /** What lies with the platform, fen, as it was entered last; null when nobody has. */
  exposure: z
    .object({ balance: z.int(), deposits: z.int(), openOrders: z.int(), at: Instant })
    .nullable(),
  /** Ranked better by the asked profile, best first. */
  alternatives: z.array(
    z.object({ platformId: Id, name: z.string(), value: z.number(), grade: z.string() }),
  ),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

const Who = z.string().max(300).default('');
const Note = z.string().max(2_000).default('');

export const DecideAlert = z.object({
  state: z.enum(['acknowledged', 'resolved', 'dismissed']),
  who: Who,
  note: Note,
  /** Of `dismissed`. */
  reason: DismissalReason.nullable().default(null),
});
export type DecideAlert = z.infer<typeof DecideAlert>;

/** null: told again as if it had not been snoozed. */
export const SnoozeAlert = z.object({ until: Instant.nullable(), who: Who, note: Note });
export type SnoozeAlert = z.infer<typeof SnoozeAlert>;
