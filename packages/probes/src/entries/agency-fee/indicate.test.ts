import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { agencyFee } from './index.ts';

it.each([
  [0, 1, '不收代理费'],
  [1, 0, '代理费 0.01 元'],
  [99_800, 0, '代理费 998.00 元'],
])('a fee of %d fen', (amount, x, zh) => {
  const said = inShort(say(agencyFee, { amount }));
  expect(said).toEqual({ x: { 'agent-fee': x }, found: [`agency-fee: ${amount}`] });
  expect(agencyFee.summary({ amount }).zh).toBe(zh);
});
