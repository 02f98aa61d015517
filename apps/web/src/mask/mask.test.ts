import { expect, it } from 'vitest';
import { boxBetween, isWide, pixelsOf } from './mask.ts';

const FRAME = { left: 10, top: 20, width: 200, height: 100 };

it('takes a stroke in any direction for the same box, and ends at the edges', () => {
  const box = { left: 0.25, top: 0.5, width: 0.5, height: 0.25 };
  expect(boxBetween({ x: 60, y: 70 }, { x: 160, y: 95 }, FRAME)).toEqual(box);
  expect(boxBetween({ x: 160, y: 95 }, { x: 60, y: 70 }, FRAME)).toEqual(box);
  expect(boxBetween({ x: -50, y: 0 }, { x: 900, y: 900 }, FRAME)).toEqual({
    left: 0,
    top: 0,
    width: 1,
    height: 1,
  });
});

it('covers whole pixels, rather one more than one less', () => {
  const box = { left: 0.101, top: 0.101, width: 0.1, height: 0.1 };
  expect(pixelsOf(box, { width: 100, height: 100 })).toEqual([10, 10, 11, 11]);
});

it('takes a mere tap for nothing', () => {
  expect(isWide(boxBetween({ x: 60, y: 70 }, { x: 60, y: 70 }, FRAME))).toBe(false);
});
