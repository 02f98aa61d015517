import { DIMENSIONS } from '@kaopu/scoring';
import { z } from 'zod';
import { Id, Instant, PageQuery } from './paging.ts';
import { ChangeView } from './scores.ts';

export const AlertState = z.enum(['open', 'acknowledged', 'resolved', 'dismissed']);
export const Severity = z.enum(['info', 'warning', 'critical']);

export const AlertQuery = PageQuery.extend({
  state: AlertState.optional(),
  platformId: Id.optional(),
});

export const AlertRow = z.object({
  id: Id,
  platformId: Id,
  platformName: z.string(),
  dimension: z.enum(DIMENSIONS),
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
