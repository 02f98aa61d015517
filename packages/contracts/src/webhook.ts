import { z } from 'zod';
import { Severity } from './alerts.ts';
import { Id, Instant } from './paging.ts';
import { ChangeView } from './scores.ts';

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
    changes: z.array(ChangeView),
    /** One sentence in each language. */
    text: z.object({ zh: z.string(), en: z.string() }),
  }),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;
