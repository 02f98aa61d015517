import type { MaintenancePlan } from '@kaopu/contracts';
import { ZONE } from '../schedule/timing.ts';

export const KINDS = [
  'once',
  'daily',
  'weekly',
  'cron',
] as const satisfies readonly MaintenancePlan['kind'][];

/** What a person fills in; each kind takes its part of it. */
export interface PlanDraft {
  kind: (typeof KINDS)[number];
  /** On a clock in Beijing, as an input of the browser has it. */
  from: string;
  until: string;
  days: number[];
  at: string;
  minutes: string;
  cron: string;
  timeZone: string;
}

export const BLANK: Omit<PlanDraft, 'days'> = {
  kind: 'once',
  from: '',
  until: '',
  at: '02:00',
  minutes: '120',
  cron: '0 2 1 * *',
  timeZone: ZONE,
};

/** What is sent; what is no time or no number is left to be refused at its field. */
export function planOf({
  kind,
  from,
  until,
  days,
  at,
  minutes,
  cron,
  timeZone,
}: PlanDraft): object {
  const length = /^\d{1,6}$/.test(minutes.trim()) ? Number(minutes) : minutes;
  switch (kind) {
    case 'once':
      return { kind, from: beijingInstant(from), until: beijingInstant(until) };
    case 'daily':
      return { kind, at, minutes: length, timeZone };
    case 'weekly':
      return { kind, days, at, minutes: length, timeZone };
    case 'cron':
      return { kind, cron, minutes: length, timeZone };
  }
}

/** `2026-11-28T20:00` on a clock in Beijing, which knows no summer time. */
function beijingInstant(local: string): string {
  const at = Date.parse(`${local}:00+08:00`);
  return Number.isNaN(at) ? local : new Date(at).toISOString();
}
