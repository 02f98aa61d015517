import { z } from 'zod';
import { AlertDimension, Severity } from './alert-setup.ts';
import { Id, Instant } from './paging.ts';
import { ChangeView } from './scores.ts';

/** One change of an alert; of the platform as a whole where it is about a score. */
const AlertChange = ChangeView.extend({ dimension: AlertDimension });

/** One of the alerts that a message is about. */
const AlertTold = z.object({
  id: Id,
  reason: z.string(),
  platform: z.object({ id: Id, name: z.string(), siteUrl: z.string() }),
  dimension: AlertDimension,
  severity: Severity,
  openedAt: Instant,
  resolvedAt: Instant.nullable(),
  /** Of one that is over: the most points of 100 that it cost; null while it lasts. */
  pointsLost: z.number().nullable(),
  /** What went wrong, was added or got well since the last message, and how much more than is listed. */
  changes: z.int(),
  /** Where it is shown; null unless this installation knows its address. */
  url: z.string().nullable(),
});
export type AlertTold = z.infer<typeof AlertTold>;

/** Body of a webhook (Standard Webhooks 1.0: `type`, `timestamp`, `data`). */
export const WebhookMessage = z.object({
  type: z.enum([
    'alert.opened',
    'alert.changed',
    'alert.recovered',
    // Of this installation itself, and no platform.
    'self.alarm',
    'self.recovered',
    // The daily or weekly report of a profile.
    'report.ready',
    'channel.test',
  ]),
  timestamp: Instant,
  data: z.object({
    alertId: Id.nullable(),
    reason: z.string(),
    platform: z.object({ id: Id, name: z.string(), siteUrl: z.string() }).nullable(),
    dimension: z.string().nullable(),
    severity: Severity.nullable(),
    changes: z.array(AlertChange),
    /** All that it is about, the gravest first; none when it is about no platform. */
    alerts: z.array(AlertTold).optional(),
    /** One sentence in each language. */
    text: z.object({ zh: z.string(), en: z.string() }),
  }),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;
