import { expect, it } from 'vitest';
import { MOST, over, TIMES } from './limits.ts';

it('lets a figure be as much as its limit', () => {
  expect(over(MOST, [])).toEqual([]);
});

it('has a line for each that is over, and for one that was not measured', () => {
  expect(over({ ...MOST, cls: 0.03, inpMs: 101, jsGzKb: NaN }, [])).toEqual([
    'OVER jsGzKb: NaN, at most 130',
    'OVER cls: 0.03, at most 0.02',
    'OVER inpMs: 101, at most 100',
  ]);
});

it('judges no times on a busy machine, and sizes always', () => {
  expect(over({ ...MOST, scrollFrameMs: 500, lcpMs: 9_000, domNodes: 901 }, TIMES)).toEqual([
    'OVER domNodes: 901, at most 900',
  ]);
});
