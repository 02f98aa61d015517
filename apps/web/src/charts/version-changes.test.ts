import type { Trend } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { versionChanges } from './version-changes.ts';

function points(...methods: string[]): Trend['points'] {
  return methods.map((method, i) => ({
    at: `2026-11-2${i}T00:00:00.000Z`,
    value: 50,
    lo: 40,
    hi: 60,
    status: 'ok',
    coverage: 1,
    method,
  }));
}

it('finds where the formula became another one, and says which by what tells them apart', () => {
  expect(versionChanges(points('1.0.0+aaaaaaaa', '1.0.0+aaaaaaaa', '1.1.0+bbbbbbbb'))).toEqual([
    { at: '2026-11-22T00:00:00.000Z', from: '1.0.0', to: '1.1.0' },
  ]);
  expect(versionChanges(points('1.0.0+aaaaaaaa', '1.0.0+bbbbbbbb'))).toMatchObject([
    { from: '1.0.0+aaaaaa', to: '1.0.0+bbbbbb' },
  ]);
});

it('finds nothing where there is one formula, or no score', () => {
  expect(versionChanges(points('m', 'm'))).toEqual([]);
  expect(versionChanges([])).toEqual([]);
});
