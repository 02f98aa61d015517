import type { MaintenancePlan } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { maintenanceSpan } from './maintenance.ts';

const timeZone = 'Asia/Shanghai';
const daily: MaintenancePlan = { kind: 'daily', at: '02:00', minutes: 120, timeZone };
const weekly: MaintenancePlan = {
  kind: 'weekly',
  days: [7, 7],
  at: '23:30',
  minutes: 60,
  timeZone,
};
const hourly: MaintenancePlan = { kind: 'cron', cron: '0 * * * *', minutes: 90, timeZone };
const once: MaintenancePlan = {
  kind: 'once',
  from: '2026-11-28T10:00:00Z',
  until: '2026-11-28T11:00:00Z',
};

it.each([
  // 02:00 in Shanghai is 18:00 UTC of the day before.
  ['before', daily, '2026-11-28T17:59:59.999Z', '2026-11-28T18:00', '2026-11-28T20:00'],
  ['at its beginning', daily, '2026-11-28T18:00:00Z', '2026-11-28T18:00', '2026-11-28T20:00'],
  ['within', daily, '2026-11-28T19:59:59.999Z', '2026-11-28T18:00', '2026-11-28T20:00'],
  ['at its end', daily, '2026-11-28T20:00:00Z', '2026-11-29T18:00', '2026-11-29T20:00'],
  ['of a week', weekly, '2026-11-28T12:00:00Z', '2026-11-29T15:30', '2026-11-29T16:30'],
  ['over midnight', weekly, '2026-11-29T16:15:00Z', '2026-11-29T15:30', '2026-11-29T16:30'],
  [
    'of those that overlap, the last',
    hourly,
    '2026-11-28T12:15:00Z',
    '2026-11-28T12:00',
    '2026-11-28T13:30',
  ],
  ['once, even when over', once, '2027-01-01T00:00:00Z', '2026-11-28T10:00', '2026-11-28T11:00'],
])('%s', (_, plan, now, from, until) => {
  const { start, end } = maintenanceSpan(plan, Date.parse(now));
  expect([start, end].map((at) => new Date(at).toISOString().slice(0, 16))).toEqual([from, until]);
});
