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
    /** Where the queue lives, and which of these places answer. */
    nodes: z.array(z.object({ name: z.string(), ok: z.boolean() })),
  }),
  /** Where evidence goes; `ok` is null until it was tried. */
  evidence: z.object({ ok: z.boolean().nullable(), latencyMs: z.number().nullable() }),
  workers: z.object({ alive: z.number().int(), lastSeenAt: Instant.nullable() }),
  /** Vantages not heard of for several heartbeats, and when they were last. */
  vantages: z.object({ silent: z.array(z.object({ name: z.string(), since: Instant })) }),
  /** Seconds the oldest due look is late; 0 when none is. */
  oldestDueLagSeconds: z.number(),
  overdue: z.number().int(),
  /** Probes whose next slot lies further ahead than their schedule can have put it. */
  ahead: z.number().int(),
  unjudged: z.number().int(),
  undelivered: z.number().int(),
  /**
   * Slots of looks in the last while. elapsed = observed + unknown + missed + open + overdue, or something
   * was lost or counted twice. null when not known.
   */
  slots: z
    .object({
      windowSeconds: z.number().int(),
      elapsed: z.number().int(),
      observed: z.number().int(),
      unknown: z.number().int(),
      missed: z.number().int(),
      open: z.number().int(),
      overdue: z.number().int(),
      /** Of those missed, what nothing kept us from looking at but ourselves. */
      notLooked: z.number().int(),
      /** Probes of which we go on missing slots. */
      skipping: z.number().int(),
    })
    .nullable(),
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
  /** What is wrong with ourselves; nothing of a supplier's. */
  reasons: z.array(z.string()),
  /** The same in words, and what to do. */
  words: z.array(z.object({ zh: z.string(), en: z.string() })),
});
export type Health = z.infer<typeof Health>;
