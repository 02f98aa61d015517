import { describe, expect, it } from 'vitest';
import { DAY, START } from '../testing/support.ts';
import { gapsOf } from './price/daily.ts';
import {
  addPrice,
  daysOfSwings,
  isCurrent,
  mergePrices,
  NO_PRICES,
  swingsOf,
  type PriceSeen,
} from './prices.ts';

type Seen = [subject: string, t: number, id: string, rest?: Partial<PriceSeen>];

const seen = (list: readonly Seen[]) =>
  list.reduce((prices, [subject, t, id, rest]) => {
    const price = { label: 'Card', item: null, fen: 100, gap: null, low: false, reference: null };
    return addPrice(prices, subject, { ...price, ...rest }, { t, id });
  }, NO_PRICES);

const latest = (list: readonly Seen[]) =>
  seen(list).latest.map(({ subject, id, fen }) => [subject, id, fen]);

describe('the latest price of a product', () => {
  it.each<[string, Seen[], unknown[]]>([
    [
      'the newest',
      [
        ['p', 1, 'a'],
        ['p', 2, 'b'],
        ['p', 0, 'c'],
      ],
      [['p', 'b', 100]],
    ],
    [
      'of one moment the larger id',
      [
        ['p', 1, 'b'],
        ['p', 1, 'a'],
      ],
      [['p', 'b', 100]],
    ],
    [
      'of one look the lower',
      [
        ['p', 1, 'a', { fen: 90 }],
        ['p', 1, 'a'],
      ],
      [['p', 'a', 90]],
    ],
    [
      'each product, the newest last',
      [
        ['q', 1, 'a'],
        ['p', 2, 'b'],
        ['r', 0, 'c'],
      ],
      [
        ['r', 'c', 100],
        ['q', 'a', 100],
        ['p', 'b', 100],
      ],
    ],
    [
      'of one look by name',
      [
        ['q', 1, 'a'],
        ['p', 1, 'a'],
      ],
      [
        ['p', 'a', 100],
        ['q', 'a', 100],
      ],
    ],
  ])('is %s, in any order of arrival', (_, list, expected) => {
    expect(latest(list)).toEqual(expected);
    expect(latest(list.toReversed())).toEqual(expected);
    const [first, rest] = [seen(list.slice(0, 1)), seen(list.slice(1))];
    expect(mergePrices(first, rest)).toEqual(seen(list));
    expect(mergePrices(rest, first)).toEqual(seen(list));
  });

  it('tells two that look alike apart the same way round', () => {
    const twice: Seen[] = [
      ['p', 1, 'a', { label: 'x' }],
      ['p', 1, 'a', { label: 'y' }],
    ];
    expect(seen(twice)).toEqual(seen(twice.toReversed()));
    expect(seen([...twice, ...twice])).toEqual(seen(twice));
  });

  it('is remembered of two hundred products, the newest', () => {
    const many = Array.from({ length: 230 }, (_, i): Seen => [`p${i}`, i, 'a']);
    const kept = latest(many.toReversed());
    expect(kept).toHaveLength(200);
    expect(kept[0]).toEqual(['p30', 'a', 100]);
  });

  it('is current for a fortnight, and not before its time', () => {
    const at = (t: number) => isCurrent({ t, id: 'a' }, START);
    expect([at(START + 1), at(START), at(START - 14 * DAY + 1), at(START - 14 * DAY)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the course of prices', () => {
  it('holds a gap a day where there was a market', () => {
    const prices = seen([
      ['p', START, 'a', { gap: 0.1 }],
      ['p', START + DAY, 'b'],
      ['p', START + 2 * DAY, 'c', { gap: -0, low: true }],
    ]);
    expect(gapsOf(prices.daily, 'p')).toEqual([
      { t: START, id: 'a', gap: 0.1, low: false },
      { t: START + 2 * DAY, id: 'c', gap: 0, low: true },
    ]);
    expect(prices.latest[0]?.gap).toBe(0);
  });

  it('swings by product, in one order, on the days that any of them was seen', () => {
    const course = (subject: string, hour: number) =>
      Array.from({ length: 9 }, (_, i): Seen => [
        subject,
        START + i * DAY + hour,
        `${subject}${i}`,
        { gap: (i % 2) * 0.02 },
      ]);
    const now = START + 9 * DAY;
    const swings = swingsOf(seen([...course('q', 0), ...course('p', 5)]), now);
    expect(swings.map(({ subject, returns }) => [subject, returns.length])).toEqual([
      ['p', 8],
      ['q', 8],
    ]);
    expect(daysOfSwings(swings).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 8 }, (_, i) => START + (i + 1) * DAY + 5),
    );
    expect(swingsOf(seen(course('p', 0).slice(2)), now)).toEqual([]);
  });
});
