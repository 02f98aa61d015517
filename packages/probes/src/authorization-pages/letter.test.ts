import { describe, expect, it } from 'vitest';
import { checkLetter, daysLeft } from './letter.ts';
import { Config, type Letter } from './schema.ts';

const NOW = Date.parse('2026-06-15T04:00:00Z');

function letter(change: Record<string, unknown> = {}): Letter {
  const config = Config.parse({
    check: 'letter',
    brand: 'iqiyi',
    legalName: '深圳甲乙（中国）科技有限公司',
    siteUrl: 'https://www.shop.example/',
    grantor: '品牌有限公司',
    grantee: '深圳甲乙(中国)科技有限公司',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    ...change,
  });
  if (config.check !== 'letter') throw new Error('no letter');
  return config;
}

const UPPER = {
  grantor: '权利人有限公司',
  grantee: '品牌有限公司',
  validFrom: '2025-01-01',
  validTo: '2027-12-31',
  sublicensable: true,
};

describe('a letter', () => {
  it.each<[string, Record<string, unknown>, string, boolean | undefined]>([
    ['the same name in other brackets', {}, 'grantee', true],
    ['part of the name', { grantee: '甲乙科技有限公司' }, 'grantee', false],
    ['a day within its term', {}, 'term', true],
    ['its last day', { validTo: '2026-06-15' }, 'term', true],
    ['the day after', { validTo: '2026-06-14' }, 'term', false],
    ['a term to come', { validFrom: '2026-06-16' }, 'term', false],
    ['no scope', { sold: ['爱奇艺年卡'] }, 'scope', undefined],
    ['goods in its scope', { scope: ['爱奇艺会员'], sold: ['爱奇艺黄金年卡'] }, 'scope', true],
    [
      'goods beyond its scope',
      { scope: ['爱奇艺会员'], sold: ['爱奇艺年卡', '优酷年卡'] },
      'scope',
      false,
    ],
    ['no channel', {}, 'channel', undefined],
    ['the site among its channels', { channels: ['shop.example'] }, 'channel', true],
    ['another site that ends alike', { channels: ['op.example'] }, 'channel', false],
    ['no chain', {}, 'chain', undefined],
    ['a whole chain', { owner: '权利人有限公司', chain: [UPPER] }, 'chain', true],
    ['another owner', { owner: '他人有限公司', chain: [UPPER] }, 'chain', false],
    ['no owner above it', { owner: '权利人有限公司' }, 'chain', false],
    ['an upper grant to another', { chain: [{ ...UPPER, grantee: '丙公司' }] }, 'chain', false],
    ['no right to pass on', { chain: [{ ...UPPER, sublicensable: false }] }, 'chain', false],
    ['a term beyond the upper', { chain: [{ ...UPPER, validTo: '2026-11-30' }] }, 'chain', false],
    [
      'a scope beyond the upper',
      { scope: ['优酷会员'], chain: [{ ...UPPER, scope: ['爱奇艺会员'] }] },
      'chain',
      false,
    ],
  ])('with %s', (_what, change, check, holds) => {
    expect(Object.fromEntries(checkLetter(letter(change), NOW))[check]).toBe(holds);
  });

  it.each([
    ['2026-06-15', 0],
    ['2026-06-22', 7],
    ['2026-06-14', -1],
  ])('that ends on %s has %d days left', (validTo, days) => {
    expect(daysLeft({ validTo }, NOW)).toBe(days);
  });
});
