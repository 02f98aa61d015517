import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { CronLine, DEFAULT_TIME_ZONE, TimeOfDay, TimeZone, Weekday } from './schedules.ts';

const Zone = TimeZone.default(DEFAULT_TIME_ZONE);
const Minutes = z
  .int()
  .min(1)
  .max(7 * 1_440);
const StartTime = TimeOfDay.refine((time) => time !== '24:00', { error: 'time-invalid' });

/** When a supplier is in maintenance. */
export const MaintenancePlan = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('once'), from: Instant, until: Instant })
    .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
      error: 'too-early',
      path: ['until'],
    })
    .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= 30 * 86_400_000, {
      error: 'too-big',
      path: ['until'],
    }),
  z.object({ kind: z.literal('daily'), at: StartTime, minutes: Minutes, timeZone: Zone }),
  z.object({
    kind: z.literal('weekly'),
    days: z.array(Weekday).min(1).max(7),
    at: StartTime,
    minutes: Minutes,
    timeZone: Zone,
  }),
  z.object({
    kind: z.literal('cron'),
    cron: CronLine,
    minutes: Minutes,
    timeZone: Zone,
  }),
]);
export type MaintenancePlan = z.infer<typeof MaintenancePlan>;

export const MaintenanceInput = z.object({
  plan: MaintenancePlan,
  note: z.string().max(200).default(''),
});
export type MaintenanceInput = z.infer<typeof MaintenanceInput>;

export const MaintenanceView = z.object({
  id: Id,
  platformId: Id,
  /** null: its own site says so. */
  plan: MaintenancePlan.nullable(),
  note: z.string(),
  /** The span that is under way, or the next; of one that is over, the last. */
  from: Instant,
  until: Instant,
  state: z.enum(['active', 'coming', 'over']),
  createdAt: Instant,
});
export type MaintenanceView = z.infer<typeof MaintenanceView>;
