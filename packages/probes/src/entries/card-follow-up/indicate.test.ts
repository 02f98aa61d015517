import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { cardFollowUp } from './index.ts';

it.each([
  ['worked', 1],
  ['worked-after-exchange', 0.5],
  ['revoked', 0],
  ['account-banned', 0],
])('a card that %s after days', (result, x) => {
  const said = inShort(say(cardFollowUp, { product: '7', result, days: 20 }));
  expect(said).toEqual({ x: { 'card-works 7': x }, found: [`card 7: ${result}`] });
});

it('is in a line by itself in a list', () => {
  expect(cardFollowUp.summary({ product: '年卡', result: 'revoked', days: 20 })).toEqual({
    zh: '年卡 第 20 天：用后被收回',
    en: '年卡, day 20: Taken back later',
  });
});
