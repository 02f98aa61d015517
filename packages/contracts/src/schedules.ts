import { z } from 'zod';
import { Id, Instant } from './paging.ts';

/** An IANA name, such as Asia/Shanghai. */
export const TimeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/, { error: 'time-zone-unknown', abort: true })
  .refine(isTimeZone, { error: 'time-zone-unknown' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
const Zone = TimeZone.default(DEFAULT_TIME_ZONE);

/** Monday is 1, Sunday 7. */
export const Weekday = z.int().min(1).max(7);
const Weekdays = z.array(Weekday).min(1).max(7);

/** A time of day on the clock of a time zone; 24:00 is the day's end. */
export const TimeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'time-invalid' });

/** Hours of some weekdays. One that ends before it begins ends on the day after. */
export const TimeWindow = z
  .object({ days: Weekdays, from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to && from !== '24:00', {
    error: 'window-empty',
    path: ['to'],
  });
export type TimeWindow = z.infer<typeof TimeWindow>;

/** Five fields: minute, hour, day of the month, month, day of the week. */
export const CronLine = z
  .string()
  .trim()
  .max(100)
  .regex(/^\S+(?:\s+\S+){4}$/, { error: 'cron-invalid' });

const Windows = z.array(TimeWindow).max(20).default([]);

/** When to look. No windows: round the clock. */
export const Schedule = z.discriminatedUnion('kind', [
  /** Every `intervalSeconds`, phased by the probe's id; of a period, at most one look within a window. */
  z.object({ kind: z.literal('interval'), timeZone: Zone, windows: Windows }),
  z.object({ kind: z.literal('cron'), cron: CronLine, timeZone: Zone }),
  /**
   * Every `intervalSeconds` on average, at random moments: as many in working hours, in the rest of
   * working days, at night and on weekend days.
   */
  z.object({ kind: z.literal('random'), timeZone: Zone, windows: Windows }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** How often, in seconds: 5 s to 30 days. */
export const IntervalSeconds = z
  .number()
  .int()
  .min(5)
  .max(30 * 86_400);

export const SchedulePreview = z.object({
  schedule: Schedule.nullish(),
  /** Not needed by a cron line. */
  intervalSeconds: IntervalSeconds.optional(),
  /** The probe it is for: its id decides the phase and the random moments. */
  probeId: Id.optional(),
});
export type SchedulePreview = z.infer<typeof SchedulePreview>;

export const ComingTimes = z.object({
  /** The next five. */
  at: z.array(Instant),
  /** False while no probe is named: its own times are of the same kind, but others. */
  exact: z.boolean(),
});
export type ComingTimes = z.infer<typeof ComingTimes>;
