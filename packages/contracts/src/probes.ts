import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { IntervalSeconds, Schedule } from './schedules.ts';
import { Text } from './text.ts';

/** So many places, ours among them, have to see the same before it speaks against a supplier. */
export const Quorum = z.number().int().min(1).max(11);

export const ProbeInput = z.object({
  kind: z.string().min(1).max(50),
  /** Validated against the probe's own schema. */
  config: z.unknown(),
  /** Not needed where `schedule` is a cron line. */
  intervalSeconds: IntervalSeconds.optional(),
  /** Absent or null: every `intervalSeconds`, round the clock. */
  schedule: Schedule.nullish(),
  /** Absent or null: as the rule for all vantages says. Without effect where no vantage is asked. */
  quorum: Quorum.nullish(),
  enabled: z.boolean().default(true),
});
export type ProbeInput = z.infer<typeof ProbeInput>;

export const ChangeProbe = ProbeInput.omit({ kind: true }).partial();
export type ChangeProbe = z.infer<typeof ChangeProbe>;

export const ProbeView = z.object({
  id: Id,
  platformId: Id,
  kind: z.string(),
  config: z.unknown(),
  /** Of a cron line: the shortest time between two of its times. Of random moments: the mean. */
  intervalSeconds: z.number().int(),
  /** null: every `intervalSeconds`, round the clock. */
  schedule: Schedule.nullable(),
  /** null: as the rule for all vantages says. */
  quorum: Quorum.nullable(),
  enabled: z.boolean(),
  nextDue: Instant.nullable(),
  /** A look is running right now. */
  running: z.boolean(),
  /** Its site is left alone until then, since it asked for fewer requests or shut us out. */
  hold: z.object({ until: Instant, cause: z.enum(['busy', 'blocked', 'challenged']) }).nullable(),
  last: z.object({ at: Instant, status: z.string(), cause: z.string().nullable() }).nullable(),
});
export type ProbeView = z.infer<typeof ProbeView>;

/** What the web app needs to render a probe's form. */
export const ProbeKind = z.object({
  kind: z.string(),
  title: Text,
  description: Text,
  resource: z.string(),
  defaultIntervalSeconds: z.number().int(),
  minIntervalSeconds: z.number().int(),
  indicators: z.array(z.string()),
  /** Are vantages asked to bear out what it sees? */
  vantages: z.boolean(),
  /** JSON Schema (draft 2020-12) of the configuration. */
  configSchema: z.unknown(),
});
export type ProbeKind = z.infer<typeof ProbeKind>;
