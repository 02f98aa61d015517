import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { trialAccount } from './index.ts';

const ALL = { console: 'yes', orderQuery: 'yes', bulkExport: 'yes', statistics: 'yes', erp: 'no' };
const NONE = {
  console: 'untried',
  orderQuery: 'untried',
  bulkExport: 'untried',
  statistics: 'untried',
  erp: 'untried',
};

it.each<[string, object, number | undefined]>([
  ['everything but the bonus', ALL, 1],
  ['half of what was tried', { ...ALL, orderQuery: 'no', bulkExport: 'no' }, 0.5],
  ['one thing, the rest untried', { ...NONE, console: 'no' }, 0],
  ['the bonus makes up for what is missing', { ...ALL, console: 'no', erp: 'yes' }, 0.8],
  ['nothing tried', NONE, undefined],
  ['hard to use', { ...ALL, easeOfOrdering: '1' }, 0.8],
  ['so-so to use', { ...ALL, easeOfOrdering: '3', easeOfExport: '5', easeOfAccounts: '1' }, 0.9],
  ['a tenth of the orders not matching', { ...NONE, reconciledRows: 10, mismatches: 1 }, 0.9],
])('a trial account: %s', (_what, fields, x) => {
  const { x: utilities } = inShort(say(trialAccount, fields));
  expect(Object.keys(utilities)).toEqual(x === undefined ? [] : ['back-office']);
  if (x !== undefined) expect(utilities['back-office']).toBeCloseTo(x, 12);
});

it.each<[object, string]>([
  [{ reconciledRows: 3 }, 'needs-both'],
  [{ reconciledRows: 3, mismatches: 4 }, 'more-than-reconciled'],
])('refuses %j', (change, why) => {
  const read = trialAccount.fields.safeParse({ ...ALL, ...change });
  expect(read.error?.issues.map(({ message }) => message)).toEqual([why]);
});
