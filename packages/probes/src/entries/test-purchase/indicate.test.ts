import { describe, expect, it } from 'vitest';
import { indicateEntry } from '../../kit/entry.ts';
import { testPurchase } from './index.ts';
import { Fields } from './schema.ts';

const BOUGHT = {
  product: '7',
  cards: 1,
  advertised: 17_800,
  paid: 17_800,
  delivery: 'delivered',
  deliverySeconds: 45,
  result: 'worked',
  source: 'not-asked',
};

function said(change: object = {}, proofs = 1) {
  const seen = { reporter: '小王', proofs, follows: null, fields: { ...BOUGHT, ...change } };
  const indicated = indicateEntry(testPurchase, { platform: 'p', at: 0, seen });
  if (indicated === null) throw new Error('not readable');
  const { readings, findings = [] } = indicated;
  return {
    x: Object.fromEntries(readings.map((reading) => [reading.indicator, reading.x])),
    found: findings.map(({ topic, subject, value }) => `${topic} ${subject}: ${value}`),
    readings,
    findings,
  };
}

describe('a test purchase', () => {
  it('that went well says so, and counts as an own purchase when it is borne out', () => {
    const { x, found, readings, findings } = said();
    expect(x).toEqual({ 'card-works': 1, 'delivery-time': 1, 'hidden-fee': 1 });
    expect(found).toEqual(['post-order-fee 7: none', 'card 7: worked']);
    for (const part of [...readings, ...findings]) {
      expect(part).toMatchObject({ subject: '7', source: 'test-buy', by: '小王' });
    }
  });

  it('without proof is a word among others', () => {
    expect(said({}, 0).readings.map(({ source }) => source)).toEqual(['entry', 'entry', 'entry']);
  });

  it.each<[string, object, number]>([
    ['3 % more at checkout', { paid: 18_334 }, 0.7368],
    ['a tenth more', { paid: 19_580 }, 0],
    ['a rounding', { paid: 17_801 }, 1],
    ['less than said', { paid: 17_000 }, 1],
    [
      '3 % that were named before the order',
      { paid: 18_334, fees: [{ kind: 'payment', amount: 534, shown: 'before-order' }] },
      1,
    ],
    [
      '3 % named at checkout',
      { paid: 18_334, fees: [{ kind: 'payment', amount: 534, shown: 'checkout' }] },
      0.7368,
    ],
    [
      'one yuan after payment',
      { fees: [{ kind: 'activation', amount: 100, shown: 'after-payment' }] },
      0,
    ],
  ])('fees: %s', (_what, change, x) => {
    expect(said(change).x['hidden-fee']).toBeCloseTo(x, 3);
  });

  it('a fee asked after payment is a mark of a trap', () => {
    const fees = [{ kind: 'activation', amount: 100, shown: 'after-payment' }];
    expect(said({ fees }).found).toContain('post-order-fee 7: asked');
  });

  it.each<[string, object, number | undefined]>([
    ['ten minutes', { deliverySeconds: 600 }, 1],
    ['two hours', { deliverySeconds: 7200 }, 0.5],
    ['a day', { deliverySeconds: 86_400 }, 0],
    ['never', { delivery: 'never', deliverySeconds: undefined }, 0],
    ['nobody timed it', { deliverySeconds: undefined }, undefined],
    ['still waiting', { delivery: 'waiting', result: 'untested' }, undefined],
  ])('delivery: %s', (_what, change, x) => {
    const delivery = said(change).x['delivery-time'];
    if (x === undefined) expect(delivery).toBeUndefined();
    else expect(delivery).toBeCloseTo(x, 2);
  });

  it.each<[string, object, number | undefined, string | null]>([
    ['not tried', { result: 'untested' }, undefined, null],
    ['one that failed', { result: 'failed' }, 0, 'failed'],
    ['one that was used before', { result: 'already-redeemed' }, 0, 'already-redeemed'],
    ['one that was exchanged', { result: 'worked-after-exchange' }, 0.5, 'worked-after-exchange'],
    ['ten good ones', { cards: 10, valid: 10 }, 1, 'worked'],
    ['one of ten revoked', { cards: 10, valid: 9, result: 'revoked' }, 0.9, 'revoked'],
    [
      'half exchanged',
      { cards: 10, valid: 5, result: 'worked-after-exchange' },
      0.75,
      'worked-after-exchange',
    ],
    ['all banned', { cards: 3, valid: 0, result: 'account-banned' }, 0, 'account-banned'],
  ])('cards: %s', (_what, change, x, word) => {
    const { x: utilities, found } = said(change);
    expect(utilities['card-works']).toBe(x);
    expect(found.filter((text) => text.startsWith('card '))).toEqual(
      word === null ? [] : [`card 7: ${word}`],
    );
  });

  it.each<[string, object, number | undefined, string[]]>([
    ['not asked for', {}, undefined, []],
    ['refused', { source: 'refused' }, 0, ['purchase-proof : refused']],
    ['told', { source: 'disclosed' }, 0.5, ['purchase-proof : partial']],
    ['told with a batch', { source: 'disclosed', batch: 'B-1' }, 1, ['purchase-proof : provided']],
  ])('source: %s', (_what, change, x, words) => {
    const { x: utilities, found } = said(change);
    expect(utilities['purchase-proof']).toBe(x);
    expect(found.filter((text) => text.startsWith('purchase-proof'))).toEqual(words);
  });

  it.each<[string, object, string]>([
    ['more good cards than bought', { valid: 2 }, 'more-than-bought'],
    ['all good and yet one failed', { cards: 2, valid: 2, result: 'failed' }, 'result-contradicts'],
    ['all worked and yet not all good', { cards: 2, valid: 1 }, 'result-contradicts'],
  ])('is refused with %s', (_what, change, why) => {
    const read = Fields.safeParse({ ...BOUGHT, ...change });
    expect(read.error?.issues.map(({ message }) => message)).toEqual([why]);
  });
});
