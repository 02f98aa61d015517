import { expect, it } from 'vitest';
import { readTerms, sizeFor } from './terms.ts';

it('reads scenarios and sizes, and has usual and short ones', () => {
  expect(readTerms([])).toEqual({
    names: [],
    looks: 1_000,
    rate: 60,
    kills: 3,
    backend: 'postgres',
    short: false,
    atOnce: 1,
  });
  const args = [
    'kill-worker',
    'cut',
    '--looks',
    '100000',
    '--rate=200',
    '--kills=20',
    '--backend',
    'redis',
  ];
  expect(readTerms(args)).toMatchObject({
    names: ['kill-worker', 'cut'],
    looks: 100_000,
    rate: 200,
    kills: 20,
    backend: 'redis',
  });
  expect(readTerms(['--short'])).toMatchObject({ looks: 60, kills: 1, short: true });
});

it.each([
  ['--looks=0'],
  ['--looks=many'],
  ['--kills=1.5'],
  ['--rate=0'],
  ['--backend=kafka'],
  ['--loud'],
])('refuses %s', (arg) => {
  expect(() => readTerms([arg])).toThrow(Error);
});

it.each([80, 1_000, 100_000])(
  'plans at least %d looks, no faster than they can be stored',
  (looks) => {
    for (const short of [true, false]) {
      const { shops, intervalSeconds, rounds } = sizeFor({ looks, rate: 60, short });
      expect(shops * rounds).toBeGreaterThanOrEqual(looks);
      expect(shops / intervalSeconds).toBeLessThanOrEqual(60);
    }
  },
);
