import { z } from 'zod';
import { Instant } from './paging.ts';

/** Questions asked, and of how many nobody answered for an hour or longer. */
const Asked = z.object({ asked: z.number().int(), unanswered: z.number().int() });

/** An hour of the week, by Beijing's clock, in which customer service was asked. */
export const ServiceHour = Asked.extend({
  /** 1: Monday. */
  weekday: z.number().int().min(1).max(7),
  hour: z.number().int().min(0).max(23),
  /** Median wait for a human; null when no wait is known for long enough to tell. */
  seconds: z.number().nullable(),
  /** Half had not been answered by then: the median is longer, or never. */
  atLeast: z.boolean(),
});
export type ServiceHour = z.infer<typeof ServiceHour>;

/** An hour of the day, whatever the weekday. */
export const ServiceDayHour = ServiceHour.omit({ weekday: true });
export type ServiceDayHour = z.infer<typeof ServiceDayHour>;

/** How long customer service takes to answer, hour by hour of the week, and what it promises. */
export const ServiceView = z.object({
  since: Instant,
  /** What its pages claimed when they were last read; null when they never were. */
  claim: z.object({ roundTheClock: z.boolean(), at: Instant, observation: z.string() }).nullable(),
  hours: z.array(ServiceHour),
  /** The same by the hour of the day. */
  daily: z.array(ServiceDayHour),
  all: Asked,
  /** From midnight to eight. */
  night: Asked,
  /** Questions nobody had answered when we stopped listening before an hour was over: they count nowhere above. */
  tooShort: z.number().int(),
});
export type ServiceView = z.infer<typeof ServiceView>;
