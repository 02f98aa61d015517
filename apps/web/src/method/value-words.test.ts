import { METHOD } from '@kaopu/scoring';
import { expect, it } from 'vitest';
import { constantsIn } from './constant-groups.ts';
import { valueWords } from './value-words.ts';
import { METHOD_WORDS } from './words.ts';

it.each([
  ['daily at noon', '每天正午'],
  ['shop', '店铺'],
  ['shop · domain', '店铺 · 域名'],
  ['q 0.5, share 0.25 · q 0.9, share 0.1', '分位 0.5，比例 0.25 · 分位 0.9，比例 0.1'],
  ['shop · novel', null],
  ['2.5 · 6', null],
  ['1.0.0', null],
  ['toString', null],
  ['', null],
])('says of %j: %j', (value, words) => {
  const parts = { shop: '店铺', domain: '域名', q: '分位', share: '比例' };
  expect(valueWords(value, { 'daily at noon': '每天正午' }, parts, '，')).toBe(words);
});

it.each(['zh-CN', 'en'] as const)('has words in %s for every value that is in code', (lang) => {
  const { values, segments, between } = METHOD_WORDS[lang];
  const inCode = constantsIn(METHOD).filter(
    ({ path, value }) => /[a-z]{2}/i.test(value) && path !== 'decayTable',
  );
  expect(inCode.length).toBeGreaterThan(0);
  for (const { path, value } of inCode) {
    expect([path, valueWords(value, values, segments, between)]).toEqual([path, expect.anything()]);
  }
});
