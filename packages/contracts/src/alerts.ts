import { z } from 'zod';
import { AlertDimension, Severity } from './alert-setup.ts';
import { Id, Instant, PageQuery } from './paging.ts';
import { ChangeView } from './scores.ts';
import { Name } from './text.ts';

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
  changes: z.array(ChangeView),
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

export const AlertDetail = AlertRow.extend({ deliveries: z.array(DeliveryView) });
export type AlertDetail = z.infer<typeof AlertDetail>;

export const DecideAlert = z.object({ state: z.enum(['acknowledged', 'resolved', 'dismissed']) });

export const AddChannel = z.object({
  name: Name,
  kind: z.literal('webhook'),
  url: z.url({ protocol: /^https?$/, error: 'url-invalid' }).max(2048),
  /** `whsec_` + base64 of 24–64 bytes; made by the server when absent. */
  secret: z
    .string()
    .regex(
      /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})?$/,
      {
        error: 'secret-invalid',
      },
    )
    .optional(),
});
export type AddChannel = z.infer<typeof AddChannel>;

export const ChannelView = z.object({
  id: Id,
  name: z.string(),
  kind: z.literal('webhook'),
  /** Origin only: a webhook's path often is its password. */
  target: z.string(),
  enabled: z.boolean(),
  createdAt: Instant,
});
export type ChannelView = z.infer<typeof ChannelView>;

/** The secret is shown once, in the answer to its creation. */
export const ChannelCreated = ChannelView.extend({ secret: z.string() });
export type ChannelCreated = z.infer<typeof ChannelCreated>;
