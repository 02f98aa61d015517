import type { ServiceHour } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { heatAt } from './heat.ts';
import { SERVICE_WORDS } from './words.ts';

const words = SERVICE_WORDS['zh-CN'];
const PLACE = { weekday: 1, hour: 9 };
const hour = (seconds: number | null, more: Partial<ServiceHour> = {}): ServiceHour => ({
  ...PLACE,
  asked: 5,
  unanswered: 0,
  seconds,
  atLeast: false,
  ...more,
});

it.each([
  [20, 1, '<1'],
  [59, 1, '<1'],
  [60, 1, '1'],
  [61, 2, '1'],
  [300, 2, '5'],
  [900, 3, '15'],
  [3_600, 4, '60'],
  [3_601, 5, '60'],
  [7_200, 5, '120'],
])('%d seconds are of step %d, %s minutes', (seconds, step, text) => {
  expect(heatAt({ hours: [hour(seconds)] }, PLACE, words)).toMatchObject({ step, text });
});

it('says that nobody answered, that it is not known, that nobody asked, and what rests on little', () => {
  const never = hour(86_400, { atLeast: true });
  expect(heatAt({ hours: [never] }, PLACE, words)).toEqual({
    step: 5,
    few: false,
    text: '无',
    words: '周一 9 点：无人应，5 次',
  });
  expect(heatAt({ hours: [hour(null)] }, PLACE, words)).toMatchObject({ step: null, text: '？' });
  expect(heatAt({ hours: [hour(30, { asked: 2 })] }, PLACE, words)?.few).toBe(true);
  expect(heatAt({ hours: [hour(30)] }, { ...PLACE, hour: 10 }, words)).toBeNull();
});
