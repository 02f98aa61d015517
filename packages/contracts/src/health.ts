import { z } from 'zod';
import { Instant } from './paging.ts';

export const Health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  ready: z.boolean(),
  version: z.string(),
  database: z.object({ ok: z.boolean(), latencyMs: z.number().nullable() }),
  queue: z.object({
    backend: z.enum(['postgres', 'redis']),
    ok: z.boolean(),
    waiting: z.number().int().nullable(),
  }),
  workers: z.object({ alive: z.number().int(), lastSeenAt: Instant.nullable() }),
  /** Seconds the oldest due look is late; 0 when none is. */
  oldestDueLagSeconds: z.number(),
  overdue: z.number().int(),
  unjudged: z.number().int(),
  undelivered: z.number().int(),
  /** The newest nightly replay of stored scores from stored observations; null before any. */
  replay: z
    .object({
      at: Instant,
      platforms: z.number().int(),
      snapshots: z.number().int(),
      /** Places where something else came out than is stored: 0, or something is wrong. */
      differences: z.number().int(),
    })
    .nullable(),
  reasons: z.array(z.string()),
});
export type Health = z.infer<typeof Health>;
