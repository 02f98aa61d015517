import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

function lineOf(name: string): string | undefined {
  const published = {
    status: 'ok',
    grade: 'B',
    provisional: false,
    value: 76.1234,
    lo: 70,
    hi: 81.5,
  } as const;
  const platform = {
    id: 'p',
    name,
    method: '1.0.0+ab',
    asOf: '2026-11-23T08:05:00.000Z',
    values: [],
    sds: [],
    insufficient: [],
    fresh: true,
    floor: 'pass' as const,
    published,
  };
  return csvOf({ platforms: [platform] }).split('\r\n')[1];
}

it('has every digit of a score', () => {
  expect(lineOf('星辰')).toBe(
    'p,星辰,ok,B,false,76.1234,70,81.5,2026-11-23T08:05:00.000Z,1.0.0+ab',
  );
});

it.each([
  ['=1+1', "'=1+1"],
  ['@x', "'@x"],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
])('lets no name %s break a line or be reckoned', (name, written) => {
  expect(lineOf(name)).toContain(`p,${written},ok,`);
});
