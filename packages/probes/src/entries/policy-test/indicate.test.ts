import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { policyTest } from './index.ts';

it.each<[string, string, object]>([
  ['no-reason-exchange', 'honoured', { 'exchange-honoured': 1 }],
  ['no-reason-exchange', 'partly', { 'exchange-honoured': 0.5 }],
  ['no-reason-exchange', 'refused', { 'exchange-honoured': 0 }],
  ['refund', 'refused', {}],
  ['other', 'honoured', {}],
])('%s that was %s', (policy, result, x) => {
  expect(inShort(say(policyTest, { policy, written: 'yes', result })).x).toEqual(x);
});
