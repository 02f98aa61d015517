import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTiers } from './tiers.ts';

const THREE = [
  { minQty: 10, unitPrice: 16800 },
  { minQty: 50, unitPrice: 16000 },
  { minQty: 100, unitPrice: 15500 },
];

describe('parseTiers', () => {
  it.each([
    ['an object', { '100': '155', '10': '168', '50': 160 }],
    [
      'a list',
      [
        { num: 10, price: '168.00' },
        { num: '50', price: 160 },
        { num: 100, price: 155 },
      ],
    ],
    ['JSON in a string', '{"50":"160","10":"168","100":"155"}'],
    [
      'traditional sentences',
      '購買10件或以上,每個：168￥ 購買50件或以上,每個：160￥ 購買100件或以上,每個：155￥',
    ],
    ['lines', '10=168\n50=160\r\n100=155'],
    ['an INI section', '[wholesale]\n10=168\n50=160\n100=155'],
    ['upper bounds', '9,49,99#178,168,160,155', 1],
    [
      'unicorn sentences',
      '购买10件或以上,每个：168￥ 购买50件或以上,每个：160￥\n购买100件或以上,每个：155￥',
    ],
    [
      'hyper sentences',
      '购买 10 件起，168 元/件。 购买 50 件起，160 元/件。 购买 100 件起，155 元/件。',
    ],
  ])('reads %s', (_what, raw, extra = 0) => {
    expect(parseTiers(raw).slice(extra)).toEqual(THREE);
  });

  it.each([null, undefined, 5, '', '无批发价', {}, [], [null, 'x'], { ten: '168', '10': 'cheap' }])(
    'makes no tiers of %j',
    (raw) => {
      expect(parseTiers(raw)).toEqual([]);
    },
  );

  it.each([
    ['a discount', '10张起168元/张；100张起9.5折', [THREE[0]]],
    ['a price of nothing', '10=168\n50=0', [THREE[0]]],
    ['upper bounds out of order', '100,9#178,168,155', []],
    ['a string in a string', '"{\\"10\\":\\"168\\"}"', []],
  ])('makes no tier of %s', (_what, raw, tiers) => expect(parseTiers(raw)).toEqual(tiers));

  it('leaves out what it cannot read and keeps the rest', () => {
    expect(parseTiers({ '0': '1', '10': '168', '-5': '2', '20': 'ask' })).toEqual([
      { minQty: 10, unitPrice: 16800 },
    ]);
  });

  it('gives ascending, distinct, positive quantities whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string(), fc.dictionary(fc.string(), fc.string())),
        (raw) => {
          const quantities = parseTiers(raw).map((tier) => tier.minQty);
          expect(quantities).toEqual([...new Set(quantities)].sort((a, b) => a - b));
          expect(quantities.every((quantity) => quantity > 0)).toBe(true);
        },
      ),
    );
  });
});
