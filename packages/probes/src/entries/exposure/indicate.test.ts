import { expect, it } from 'vitest';
import { say } from '../../testing/said.ts';
import { exposure } from './index.ts';

it('is the merchant’s own business: no reading, no fact, no finding', () => {
  const fields = { balance: 500_000, deposits: 100_000, openOrders: 30_050, orders: 3 };
  expect(say(exposure, fields, 0)).toEqual({ readings: [], facts: [] });
  expect(exposure.summary(fields)).toEqual({
    zh: '敞口共 6,300.50 元',
    en: '6,300.50 yuan at stake',
  });
});
