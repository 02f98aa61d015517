import { expect, it } from 'vitest';
import { isShut, nextTimes, preset } from './presets.ts';

const proposals = [300, 3600, 43_200, 172_800].map((intervalSeconds) => ({
  kind: 'availability',
  config: {},
  intervalSeconds,
}));

it('looks as proposed, a quarter as often but daily, or never', () => {
  const every = (id: Parameters<typeof preset>[0]) =>
    preset(id, proposals).map(({ intervalSeconds }) => intervalSeconds);
  expect(every('standard')).toEqual([300, 3600, 43_200, 172_800]);
  expect(every('saving')).toEqual([1200, 14_400, 86_400, 172_800]);
  expect(every('manual')).toEqual([]);
});

it('tells what waiting does not mend from what it may', () => {
  expect(['challenged', 'disallowed'].every(isShut)).toBe(true);
  expect([null, 'timeout', 'unparseable'].some(isShut)).toBe(false);
});

it('knows the next three times', () => {
  expect(nextTimes(0, 60)).toEqual([60_000, 120_000, 180_000]);
});
