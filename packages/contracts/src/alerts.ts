import { z } from 'zod';
import { AlertDimension, Severity } from './alert-setup.ts';
import { Id, Instant, PageQuery } from './paging.ts';
import { LIST_FACTS } from './platform-index.ts';
import { ChangeView, ProfileQuery } from './scores.ts';

export const AlertState = z.enum(['open', 'acknowledged', 'resolved', 'dismissed']);

export const AlertQuery = PageQuery.extend({
  state: AlertState.optional(),
  /** Living ones that nobody is told of. */
  muted: z.literal('true').optional(),
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

/** What a buyer does not do without: facts that a list can be narrowed to and another platform can have. */
const NEEDS = z.enum(LIST_FACTS).exclude(['in-use']);
export type Need = z.infer<typeof NEEDS>;

export const AlertDetailQuery = ProfileQuery.extend({
  needs: z
    .string()
    .max(200)
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(NEEDS).max(NEEDS.options.length)),
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
  /**
   * Platforms that pass the floors of the asked profile, of which every asked fact is known and whose
   * whole interval lies above this platform's, best first.
   */
  alternatives: z.array(
    z.object({
      platformId: Id,
      name: z.string(),
      value: z.number(),
      lo: z.number(),
      hi: z.number(),
      grade: z.string(),
    }),
  ),
});
export type AlertDetail = z.infer<typeof AlertDetail>;

const Who = z.string().max(300).default('');
const Note = z.string().max(2_000).default('');

const Decision = z.object({
  state: z.enum(['acknowledged', 'resolved', 'dismissed']),
  who: Who,
  note: Note,
  /** Of `dismissed`, which needs one. */
  reason: DismissalReason.nullable().default(null),
});

const saysWhy = ({ state, reason }: z.infer<typeof Decision>) =>
  state !== 'dismissed' || reason !== null;
const withoutWhy = { error: 'required', path: ['reason'] };

export const DecideAlert = Decision.refine(saysWhy, withoutWhy);
export type DecideAlert = z.infer<typeof DecideAlert>;

/** null: told again as if it had not been snoozed. */
export const SnoozeAlert = z.object({ until: Instant.nullable(), who: Who, note: Note });
export type SnoozeAlert = z.infer<typeof SnoozeAlert>;

const Several = { ids: z.array(Id).min(1).max(1_000) };

export const DecideAlerts = Decision.extend(Several).refine(saysWhy, withoutWhy);
export type DecideAlerts = z.infer<typeof DecideAlerts>;

export const SnoozeAlerts = SnoozeAlert.extend(Several);
export type SnoozeAlerts = z.infer<typeof SnoozeAlerts>;

/** Of several alerts, those that took a word; the rest had ended, or are not there. */
export const AlertsSaid = z.object({ said: z.array(Id), ended: z.array(Id) });
export type AlertsSaid = z.infer<typeof AlertsSaid>;
