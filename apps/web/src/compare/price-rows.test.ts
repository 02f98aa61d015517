import type { ComparedProduct } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { cheapest, priceRows } from './price-rows.ts';

const fee = { channel: '', kind: 'activation', fen: 0, ratePpm: null, payer: 'buyer' };
const product = (item: string | null, price: number, about: object = {}): ComparedProduct => ({
  ref: `${item} ${price}`,
  title: `年卡 ${price}`,
  item,
  price,
  moq: null,
  fees: [fee],
  quotes: [],
  state: 'on_sale',
  seenAt: '2026-11-23T08:00:00Z',
  ...about,
});
const rowsOf = (...shops: ComparedProduct[][]) =>
  priceRows(shops.map((products) => ({ products })));

describe('price rows', () => {
  it('bring together what is the same item, most sellers first, and leave out what is not recognised', () => {
    const rows = rowsOf(
      [product('b/12m/code', 1), product(null, 5)],
      [product('a/12m/code', 300), product('b/12m/code', 2)],
    );
    expect(
      rows.map(({ item, offers }) => [item, offers.map((offer) => offer?.product.price)]),
    ).toEqual([
      ['b/12m/code', [1, 2]],
      ['a/12m/code', [undefined, 300]],
    ]);
  });

  it('show of one shop what can be bought, then what is cheapest', () => {
    const sold = product('a/12m/code', 1, { state: 'sold_out' });
    const [row] = rowsOf([sold, product('a/12m/code', 400), product('a/12m/code', 300)]);
    expect(row?.offers[0]?.landed?.total).toBe(300);
  });
});

describe('the cheapest', () => {
  const of = (...shops: ComparedProduct[]) => rowsOf(...shops.map((one) => [one])).map(cheapest);

  it('is named when nothing unknown can change it', () => {
    expect(
      of(
        product('a/1m/code', 300),
        product('a/1m/code', 200),
        product('a/1m/code', 250, { fees: [] }),
      ),
    ).toEqual([1]);
  });

  it.each([
    [
      'its fees are not known',
      [product('a/1m/code', 300), product('a/1m/code', 200, { fees: [] })],
    ],
    ['two ask the same', [product('a/1m/code', 300), product('a/1m/code', 300)]],
    [
      'nobody else can deliver',
      [product('a/1m/code', 200), product('a/1m/code', 300, { state: 'sold_out' })],
    ],
    [
      'it is sold out',
      [product('a/1m/code', 200, { state: 'sold_out' }), product('a/1m/code', 300)],
    ],
  ])('is nobody where %s', (_why, shops) => {
    expect(of(...shops)).toEqual([-1]);
  });
});
