import { z } from 'zod';
import { Instant, PageQuery, pageOf } from './paging.ts';
import { ProbeView } from './probes.ts';

export const PROBE_FILTERS = ['all', 'failing', 'paused', 'running'] as const;

export const ProbeRunsQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(25),
  state: z.enum(PROBE_FILTERS).default('all'),
  /** Part of the platform's name. */
  q: z.string().max(100).default(''),
});

/**
 * One look: `fail` could not see, or saw the site down; `blocked` was turned away, which says nothing of
 * the supplier; `skipped` did not take place.
 */
export const ProbeRun = z.object({
  at: Instant,
  outcome: z.enum(['ok', 'fail', 'blocked', 'skipped']),
  /** How long it took; null where nobody looked. */
  ms: z.number().nullable(),
  /** How many slots it settles. */
  slots: z.number().int(),
});
export type ProbeRun = z.infer<typeof ProbeRun>;

const DAY_SECONDS = 86_400;

/** How often a site may be looked at, all its probes together: never more often than `limits` says. */
export const SiteCap = z.object({
  /** The shortest time between two looks; null: that of all sites. */
  gapSeconds: z.int().min(1).max(DAY_SECONDS).nullable(),
});
export type SiteCap = z.infer<typeof SiteCap>;

/** A probe as whoever runs the machine sees it. */
export const ProbeRow = ProbeView.omit({ config: true }).extend({
  platformName: z.string(),
  /** The host that its looks share with others. */
  site: z.string(),
  cap: SiteCap,
  /** A look outside the schedule was asked for and has not begun. */
  queued: z.boolean(),
  /** Its last sixty looks, oldest first. */
  runs: z.array(ProbeRun),
  /** Looks of seven days by how they ended, and second tries within them. */
  week: z.object({
    ok: z.number().int(),
    fail: z.number().int(),
    blocked: z.number().int(),
    skipped: z.number().int(),
    retries: z.number().int(),
  }),
});
export type ProbeRow = z.infer<typeof ProbeRow>;

export const ProbeRuns = pageOf(ProbeRow).extend({
  /** Of every site: the time between two looks, and so many requests in one go; then one each gap. */
  limits: z.object({ gapSeconds: z.number(), burst: z.int() }),
  counts: z.object({
    all: z.number().int(),
    failing: z.number().int(),
    paused: z.number().int(),
    running: z.number().int(),
    queued: z.number().int(),
  }),
});
export type ProbeRuns = z.infer<typeof ProbeRuns>;

/** What a probe's last look brought, as it was stored, cut off where it is long. */
export const ProbeOutput = z.object({
  at: Instant,
  status: z.string(),
  cause: z.string().nullable(),
  detail: z.string().nullable(),
  text: z.string(),
  /** All of it. */
  bytes: z.number().int(),
  truncated: z.boolean(),
});
export type ProbeOutput = z.infer<typeof ProbeOutput>;
