import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenIn, toFen } from './money.ts';

describe('toFen', () => {
  it.each([
    [178, 17800],
    [19.9, 1990],
    [0, 0],
    ['178', 17800],
    ['178.00', 17800],
    ['178.5', 17850],
    ['1674.8000', 167480],
    ['¥ 178.00', 17800],
    ['￥178', 17800],
    ['178.00元', 17800],
    ['178 ￥', 17800],
    ['1,280.50', 128050],
    ['12,345,678.9', 1234567890],
    ['１７８．００', 17800],
    ['￥１，２８０．５０', 128050],
    ['0.005', 1],
    ['0.004', 0],
    [' 8.10 ', 810],
  ])('reads %j as %i fen', (input, fen) => {
    expect(toFen(input)).toBe(fen);
  });

  it.each([
    '',
    ' ',
    'abc',
    '-5',
    '1.2.3',
    '12,34',
    '1,2800',
    '178-248',
    '1e3',
    '0x10',
    'Infinity',
    '13800138000000',
    '9'.repeat(500),
    -1,
    NaN,
    Infinity,
    1e21,
    null,
    undefined,
    true,
    {},
    [178],
  ])('makes nothing of %j', (input) => {
    expect(toFen(input)).toBeNull();
  });

  it('is exact for every amount of yuan and fen', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000_000 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        expect(toFen(yuan)).toBe(fen);
      }),
    );
  });
});

describe('fenIn', () => {
  it.each([
    ['价格：￥ 178.00', 17800],
    ['原价 ¥200 现价 ¥178', 17800],
    ['售价：178.00 元（市场价 248.00 元）', 17800],
    ['¥178 ¥178.00', 17800],
    ['现价 178 元 起订 10 张', 17800],
    ['178.00', 17800],
    ['特价 99', 9900],
  ])('finds the price in %j', (text, fen) => {
    expect(fenIn(text)).toBe(fen);
  });

  it.each(['', '加载中', '¥178 - 248', '178~248', '10 20', '¥ 178.00 ¥ 248.00', '¥-5', '面议'])(
    'finds none in %j',
    (text) => {
      expect(fenIn(text)).toBeNull();
    },
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void fenIn(text)));
  });
});
