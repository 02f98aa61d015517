import { expect, it } from 'vitest';
import { anchorOf, apart } from './labels.ts';

it('keeps labels within the picture', () => {
  expect([10, 200, 390].map((px) => anchorOf(px, 400))).toEqual(['start', 'middle', 'end']);
});

it('leaves out a label that would lie on the one before it', () => {
  const labels = [20, 110, 180, 260, 330, 380].map((x) => ({
    x,
    text: '¥100.00',
    anchor: anchorOf(x, 400),
  }));
  expect(apart(labels).map(({ x }) => x)).toEqual([20, 110, 180, 260, 330]);
});
