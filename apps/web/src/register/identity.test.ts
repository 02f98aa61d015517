import { describe, expect, it } from 'vitest';
import type { Detection } from '../api/detection.ts';
import { allTaken, following, identityOf } from './identity.ts';

const URL = 'https://a.example/';
const CODE = '91350100M000100Y43';
const FOUND: Detection = {
  url: URL,
  title: ' 某某商城 ',
  storefront: 'generic',
  icpNumber: null,
  legalNames: ['甲有限公司'],
  uscc: CODE,
  pricePages: [],
  claims: [],
  contacts: [],
  offers: [],
  proposals: [],
  drafts: [],
};
const OF_TWO = { ...FOUND, legalNames: ['甲有限公司', '乙有限公司'] };

describe('whose shop it is', () => {
  it('is as its pages say, where they name one firm', () => {
    expect(identityOf(URL, undefined, FOUND)).toEqual({
      name: '某某商城',
      legalName: '甲有限公司',
      formerNames: '',
      uscc: CODE,
    });
    expect(identityOf(URL, undefined, OF_TWO)).toMatchObject({ legalName: '', uscc: '' });
    expect(identityOf(URL, 'QQ 123', null)).toMatchObject({ name: 'QQ 123', legalName: '' });
    expect(identityOf(URL, undefined, { ...FOUND, title: '' }).name).toBe('a.example');
  });

  it('follows the ticks, there and back', () => {
    const all = allTaken(FOUND);
    const none = { facts: new Set(all.facts), entity: null };
    none.facts.delete('title');
    const begun = identityOf(URL, undefined, FOUND);
    const without = following(begun, URL, FOUND, all, none);
    expect(without).toMatchObject({ name: 'a.example', legalName: '', uscc: '' });
    expect(following(without, URL, FOUND, none, all)).toEqual(begun);
  });

  it('is left as somebody has written it', () => {
    const all = allTaken(FOUND);
    const written = { name: '老张的店', legalName: '丙有限公司', formerNames: '', uscc: '' };
    expect(following(written, URL, FOUND, all, { facts: new Set(), entity: null })).toEqual(
      written,
    );
  });

  it('takes one of several, without a code that may be another’s', () => {
    const before = allTaken(OF_TWO);
    expect(before.entity).toBe(null);
    const after = { ...before, entity: '乙有限公司' };
    const begun = identityOf(URL, undefined, OF_TWO);
    expect(following(begun, URL, OF_TWO, before, after)).toMatchObject({
      legalName: '乙有限公司',
      uscc: '',
    });
  });
});
