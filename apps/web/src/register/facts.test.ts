import { describe, expect, it } from 'vitest';
import type { Detection } from '../api/detection.ts';
import { FACTS, isFound, soleName, watched } from './facts.ts';

const FOUND: Detection = {
  url: 'https://a.example/',
  title: '某某商城',
  storefront: 'dujiaoka',
  icpNumber: '沪ICP备2023000002号',
  legalNames: ['甲有限公司'],
  uscc: null,
  pricePages: [{ title: 'One', url: 'https://a.example/buy/1' }],
  claims: [{ quote: '官方授权', url: 'https://a.example/' }],
  contacts: [{ channel: 'qq', value: '612345678' }],
  offers: [],
  proposals: [],
  drafts: [],
};
const NOTHING: Detection = {
  ...FOUND,
  title: ' ',
  icpNumber: null,
  pricePages: [],
  claims: [],
  contacts: [],
};
const KINDS = [
  'price-drift',
  'availability',
  'compliance-wording',
  'qualification-disclosure',
  'technology',
  'support-channels',
];
const PROPOSALS = KINDS.map((kind) => ({ kind, config: {}, intervalSeconds: 3600 }));

describe('facts of a look', () => {
  it('are there or not', () => {
    expect(FACTS.filter((fact) => isFound(fact, FOUND))).toEqual(FACTS);
    expect(FACTS.filter((fact) => isFound(fact, NOTHING))).toEqual([]);
  });

  it('name whose shop it is only where they name one firm', () => {
    expect(soleName({ legalNames: [] })).toBe(null);
    expect(soleName(FOUND)).toBe('甲有限公司');
    expect(soleName({ legalNames: ['甲有限公司', '乙有限公司'] })).toBe(null);
  });

  it.each([
    ['title', null],
    ['icp', 'qualification-disclosure'],
    ['contacts', 'support-channels'],
    ['prices', 'price-drift'],
    ['claims', 'compliance-wording'],
  ] as const)('without a tick at %s are not watched by %s', (fact, dropped) => {
    const ticked = new Set(FACTS.filter((other) => other !== fact));
    expect(watched(PROPOSALS, FOUND, ticked).map(({ kind }) => kind)).toEqual(
      KINDS.filter((kind) => kind !== dropped),
    );
  });

  it('that were not found take no probe away', () => {
    expect(watched(PROPOSALS, NOTHING, new Set())).toEqual(PROPOSALS);
    expect(watched(PROPOSALS, null, new Set())).toEqual(PROPOSALS);
  });
});
