import { MaintenancePlan } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { BLANK, planOf } from './draft.ts';

const draft = { ...BLANK, from: '2026-11-28T20:00', until: '2026-11-29T02:30', days: [1, 3] };
const timeZone = 'Asia/Shanghai';

it.each([
  ['once', { from: '2026-11-28T12:00:00.000Z', until: '2026-11-28T18:30:00.000Z' }],
  ['daily', { at: '02:00', minutes: 120, timeZone }],
  ['weekly', { days: [1, 3], at: '02:00', minutes: 120, timeZone }],
  ['cron', { cron: '0 2 1 * *', minutes: 120, timeZone }],
] as const)('%s is sent with its own part', (kind, part) => {
  const plan = planOf({ ...draft, kind });
  expect(plan).toEqual({ kind, ...part });
  expect(MaintenancePlan.safeParse(plan).success).toBe(true);
});

it('what is no time and no number is sent as it was written, to be refused', () => {
  expect(planOf({ ...draft, kind: 'once', from: '' })).toMatchObject({ from: '' });
  expect(planOf({ ...draft, kind: 'daily', minutes: 'two' })).toMatchObject({ minutes: 'two' });
});
