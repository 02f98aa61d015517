import { describe, expect, it } from 'vitest';
import { codes, findingsOf, said, type Said } from '../../testing/findings.ts';
import { START } from '../../testing/support.ts';
import { ln } from '../arithmetic.ts';
import { lowPriceTrap } from './low-price.ts';
import type { PricedProduct } from './price-marks.ts';

function product(rest: Partial<PricedProduct> = {}): PricedProduct {
  return {
    subject: 'p1',
    label: '爱奇艺年卡',
    item: 'iqiyi/12m/code',
    unitPrice: 17_800,
    reference: { basis: 'market', median: ln(17_800), own: 6 },
    officialPrice: 24_800,
    daysTooLow: 0,
    evidence: ['price/1'],
    ...rest,
  };
}

const few = { basis: 'few', median: ln(20_000), own: 3 } as const;
const market = { basis: 'market', median: ln(20_000), own: 6 } as const;
const low = (subject: string, item: string) =>
  product({ subject, item, unitPrice: 14_000, daysTooLow: 2 });

function lowPrice(products: PricedProduct[], words: Said[] = [], stock: string[] = []) {
  const unexplainedStock = stock.map((label) => ({ label, evidence: ['stock/1'] }));
  return lowPriceTrap({ findings: findingsOf(words), products, unexplainedStock }, START);
}

describe('the low-price trap', () => {
  it.each([
    ['no product', [], 'none'],
    ['a price at the market', [product()], 'none'],
    ['one item too low on two days', [low('p1', 'a')], 'none'],
    ['two items too low on two days', [low('p1', 'a'), low('p2', 'b')], 'suspect'],
    [
      'two products of unknown items',
      [low('p1', '1'), low('p2', '2')].map((one) => ({ ...one, item: null })),
      'suspect',
    ],
    [
      'half of what the official price times its discount would be',
      [
        product({
          unitPrice: 10_000,
          reference: { basis: 'official', median: ln(20_000), own: 0 },
          officialPrice: null,
        }),
      ],
      'none',
    ],
    ['70 % of few peers', [product({ unitPrice: 14_000, reference: few })], 'suspect'],
    [
      '71 % of few peers',
      [product({ unitPrice: 14_200, reference: few, officialPrice: 20_000 })],
      'none',
    ],
    [
      '70 % of the official price, no peers',
      [product({ unitPrice: 17_360, reference: null })],
      'suspect',
    ],
    [
      '70 % of enough peers, for a day',
      [product({ unitPrice: 14_000, reference: market })],
      'none',
    ],
    ['half of enough peers', [product({ unitPrice: 10_000, reference: market })], 'likely'],
    [
      'half of the official price, no peers',
      [product({ unitPrice: 12_400, reference: null })],
      'likely',
    ],
    [
      'half of the official price, as all the market',
      [product({ officialPrice: 36_000 })],
      'suspect',
    ],
    [
      'exactly half of the official price, as all the market',
      [product({ officialPrice: 35_600 })],
      'suspect',
    ],
    [
      '70 % of five peers, for a day',
      [product({ unitPrice: 14_000, reference: { ...market, own: 5 } })],
      'none',
    ],
    [
      'nothing to compare with',
      [product({ unitPrice: 1, reference: null, officialPrice: null })],
      'none',
    ],
    ['a price of nothing', [product({ unitPrice: 0 })], 'none'],
  ] as const)('$0: $2', (_, products, level) => {
    expect(lowPrice([...products]).level).toBe(level);
  });

  const suspect = product({ unitPrice: 14_000, reference: few });
  it.each([
    ['a forbidden offer', [said('forbidden-offer', 'shared-account', 'found')], 'likely'],
    ['an ambiguous one', [said('forbidden-offer', 'shared-account', 'ambiguous')], 'suspect'],
    [
      'one of the future',
      [said('forbidden-offer', 'recycled', 'found', 'page', 'home', -1)],
      'suspect',
    ],
    ['one long ago', [said('forbidden-offer', 'recycled', 'found', 'page', 'home', 61)], 'suspect'],
    [
      'one that is gone',
      [
        said('forbidden-offer', 'recycled', 'found', 'page', 'home', 5),
        said('forbidden-offer', 'recycled', 'none', 'page', 'home', 1),
      ],
      'suspect',
    ],
    ['a revoked card', [said('card', 'p9', 'revoked', 'test-buy', 'us')], 'likely'],
    ['a fee after the order', [said('post-order-fee', 'p1', 'asked', 'proof', 'wang')], 'likely'],
    ['no fee after the order', [said('post-order-fee', 'p1', 'none', 'proof', 'wang')], 'suspect'],
    ['a failed card without proof', [said('card', 'p1', 'failed', 'entry', 'wang')], 'likely'],
    [
      'a failed card, shown by one person',
      [said('card', 'p1', 'failed', 'proof', 'wang')],
      'likely',
    ],
    [
      'failed cards, shown by two people',
      [
        said('card', 'p1', 'failed', 'proof', 'wang'),
        said('card', 'p1', 'already-redeemed', 'proof', 'li'),
      ],
      'confirmed',
    ],
    ['a test purchase that failed', [said('card', 'p1', 'failed', 'test-buy', 'us')], 'confirmed'],
    ['a redeemed card', [said('card', 'p1', 'already-redeemed', 'test-buy', 'us')], 'confirmed'],
    ['a banned account', [said('card', 'p1', 'account-banned', 'test-buy', 'us')], 'confirmed'],
    [
      'a failed test purchase and one that worked',
      [
        said('card', 'p1', 'failed', 'test-buy', 'us', 3),
        said('card', 'p1', 'worked', 'test-buy', 'us', 1),
      ],
      'confirmed',
    ],
    ['a failed test purchase of other goods', [said('card', 'p2', 'failed', 'test-buy')], 'likely'],
    [
      'a failed test purchase long ago',
      [said('card', 'p1', 'failed', 'test-buy', 'us', 91)],
      'suspect',
    ],
    ['a card that worked', [said('card', 'p1', 'worked', 'test-buy', 'us')], 'suspect'],
  ] as const)('a suspect price with $0: $2', (_, words, level) => {
    expect(lowPrice([suspect], [...words]).level).toBe(level);
    // The same words about a shop whose prices are in order make no trap.
    expect(lowPrice([product()], [...words]).level).toBe('none');
  });

  it('counts stock that does not add up as a second signal', () => {
    expect(lowPrice([suspect], [], ['爱奇艺年卡']).level).toBe('likely');
    expect(lowPrice([product()], [], ['爱奇艺年卡']).level).toBe('none');
  });

  it('takes one item for two when a card failed, but the card for no second signal then', () => {
    const failed = said('card', 'p9', 'failed', 'test-buy', 'us');
    expect(lowPrice([low('p1', 'a')], [failed]).level).toBe('suspect');
    expect(lowPrice([low('p1', 'a'), low('p2', 'b')], [failed]).level).toBe('likely');
    expect(lowPrice([low('p1', 'a')], [said('card', 'p9', 'failed', 'entry')]).level).toBe('none');
    expect(lowPrice([low('p1', 'a')], [said('card', 'p9', 'failed', 'page')]).level).toBe('none');
  });

  it('takes a failed card for a second signal wherever one price is suspect by itself', () => {
    const failed = said('card', 'p9', 'failed', 'test-buy', 'us');
    expect(lowPrice([suspect, product({ subject: 'p2' })], [failed]).level).toBe('likely');
  });

  it('names its signals with their evidence', () => {
    const verdict = lowPrice(
      [{ ...suspect, daysTooLow: 3, unitPrice: 10_000 }],
      [said('card', 'p1', 'failed', 'test-buy', 'us')],
    );
    expect(verdict).toMatchObject({ trap: 'low-price', level: 'confirmed', checked: true });
    expect(codes(verdict)).toEqual([
      'below-market',
      'below-official',
      'card-failed',
      'too-low-for-days',
    ]);
    expect(verdict.signals[0]?.params).toEqual({ product: '爱奇艺年卡', percent: 50 });
    expect(verdict.evidence).toEqual([`card/us/${START - 86_400_000}`, 'price/1']);
  });

  it('names nothing of a fair price', () => {
    expect(lowPrice([product()])).toMatchObject({ signals: [], evidence: [] });
  });

  it('names how far below the brand itself a price is, with its five newest observations', () => {
    const evidence = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k6'];
    const [first, ...more] = lowPrice([
      product({ unitPrice: 17_360, reference: null, evidence }),
    ]).signals;
    expect(first).toEqual({
      code: 'below-official',
      params: { product: '爱奇艺年卡', percent: 70 },
      evidence: ['k2', 'k3', 'k4', 'k5', 'k6'],
    });
    expect(more).toEqual([]);
  });

  it('names cards, fees and stock by the title of the product, or what else is known of it', () => {
    const words = [
      said('card', 'p1', 'revoked', 'test-buy', 'us'),
      said('card', 'p9', 'failed', 'test-buy', 'us', 2),
      said('post-order-fee', 'p1', 'asked', 'proof', 'wang'),
    ];
    const { signals, evidence } = lowPrice([product()], words, ['月卡']);
    expect(signals.map(({ code, params }) => [code, params])).toEqual([
      ['card-failed', { product: 'p9' }],
      ['card-revoked', { product: '爱奇艺年卡' }],
      ['fee-after-order', { product: '爱奇艺年卡' }],
      ['stock-unexplained', { product: '月卡' }],
    ]);
    expect(evidence).toEqual([...words.map(({ id }) => id), 'stock/1'].toSorted());
  });

  it('says when there was nothing to compare with', () => {
    expect(lowPrice([]).checked).toBe(false);
    expect(lowPrice([product({ reference: null, officialPrice: null })]).checked).toBe(false);
    expect(lowPrice([product()]).checked).toBe(true);
    expect(lowPrice([product({ reference: null })]).checked).toBe(true);
    expect(lowPrice([product({ officialPrice: null })]).checked).toBe(true);
  });
});
