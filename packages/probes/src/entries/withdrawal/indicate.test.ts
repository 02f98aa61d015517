import { expect, it } from 'vitest';
import { hoursAgo, inShort, say } from '../../testing/said.ts';
import { withdrawal } from './index.ts';

const ASKED = { what: 'withdrawal', amount: 500_000, requestedAt: hoursAgo(30) };

it.each<[string, object, string[]]>([
  ['paid within a day', { state: 'paid', paidAt: hoursAgo(6) }, ['withdrawal: on-time']],
  ['paid after more than a day', { state: 'paid', paidAt: hoursAgo(5) }, ['withdrawal: delayed']],
  [
    'paid later than promised',
    { state: 'paid', paidAt: hoursAgo(27), promised: 7200 },
    ['withdrawal: delayed'],
  ],
  [
    'paid within the promise',
    { state: 'paid', paidAt: hoursAgo(2), promised: 259_200 },
    ['withdrawal: on-time'],
  ],
  ['pending beyond a day', { state: 'pending' }, ['withdrawal: delayed']],
  ['pending and not due', { state: 'pending', promised: 259_200 }, []],
  ['refused at once', { state: 'refused' }, ['withdrawal: refused']],
])('money %s', (_what, change, found) => {
  expect(inShort(say(withdrawal, { ...ASKED, ...change }))).toEqual({ x: {}, found });
});

it('is open while pending', () => {
  const fields = withdrawal.fields.parse({ ...ASKED, state: 'pending' });
  expect(withdrawal.isOpen?.(fields)).toBe(true);
  expect(withdrawal.summary(fields).zh).toBe('提现 5,000.00 元，还没到');
});

it.each<[object, string]>([
  [{ state: 'paid' }, 'paid-needs-date'],
  [{ state: 'pending', paidAt: hoursAgo(1) }, 'paid-needs-date'],
  [{ state: 'paid', paidAt: hoursAgo(31) }, 'too-early'],
])('refuses %j', (change, why) => {
  const read = withdrawal.fields.safeParse({ ...ASKED, ...change });
  expect(read.error?.issues.map(({ message }) => message)).toEqual([why]);
});
