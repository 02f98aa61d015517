import { expect, it } from 'vitest';
import { inShort, say } from '../../testing/said.ts';
import { brandVerification } from './index.ts';

const ASKED = { brand: '爱奇艺', channel: 'customer-service', asked: '星辰科技有限公司' };

it.each([
  ['confirmed', { 'brand-authorisation 爱奇艺': 1 }, ['authorisation 爱奇艺: confirmed']],
  ['denied', { 'brand-authorisation 爱奇艺': 0 }, ['authorisation 爱奇艺: denied']],
  ['no-answer', {}, []],
])('a brand that answers %s', (result, x, found) => {
  expect(inShort(say(brandVerification, { ...ASKED, result }))).toEqual({ x, found });
});
