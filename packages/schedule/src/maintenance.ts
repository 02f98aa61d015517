import type { MaintenancePlan } from '@kaopu/contracts';
import { cronCalendar } from './cron.ts';
import { localDays } from './local-days.ts';
import { minutesOf, type Span } from './windows.ts';

/**
 * The span of a maintenance plan that is under way, or else the next; of one that is over, the last.
 *
 * @throws CronFault for a cron line that cannot be read or is never met
 */
export function maintenanceSpan(plan: MaintenancePlan, now: number): Span {
  if (plan.kind === 'once') return { start: Date.parse(plan.from), end: Date.parse(plan.until) };
  const { timeZone, minutes } = plan;
  const calendar = cronCalendar(lineOf(plan), timeZone, localDays(timeZone));
  const length = minutes * 60_000;
  const start = calendar.between(now - length + 1, now + 1).at(-1) ?? calendar.next(now);
  return { start, end: start + length };
}

function lineOf(plan: Exclude<MaintenancePlan, { kind: 'once' }>): string {
  if (plan.kind === 'cron') return plan.cron;
  const minutes = minutesOf(plan.at);
  const days =
    plan.kind === 'weekly' ? [...new Set(plan.days)].sort((a, b) => a - b).join(',') : '*';
  return `${minutes % 60} ${Math.floor(minutes / 60)} * * ${days}`;
}
