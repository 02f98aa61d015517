import { describe, expect, it } from 'vitest';
import { isAvailable, stockOf } from './stock.ts';

describe('stockOf', () => {
  it.each([
    [0, { kind: 'exact', value: 0 }],
    [122, { kind: 'exact', value: 122 }],
    ['库存122张', { kind: 'exact', value: 122 }],
    [1000, { kind: 'exact', value: 1000 }],
    [5000, { kind: 'exact', value: 5000 }],
    [1111, { kind: 'exact', value: 1111 }],
    [9999, { kind: 'virtual_suspected', shown: 9999, value: null }],
    ['88888', { kind: 'virtual_suspected', shown: 88888, value: null }],
    ['库存 999999', { kind: 'virtual_suspected', shown: 999999, value: null }],
    ['充足', { kind: 'fuzzy', label: '充足', available: true }],
    ['无限', { kind: 'unlimited' }],
    ['庫存：15', { kind: 'exact', value: 15 }],
    ['库存 1,200 件', { kind: 'exact', value: 1200 }],
    ['仅剩 3 件', { kind: 'exact', value: 3 }],
    ['库存 １２ 张', { kind: 'exact', value: 12 }],
    ['库存 100+', { kind: 'fuzzy', label: '库存 100+', available: true }],
    ['100件以上', { kind: 'fuzzy', label: '100件以上', available: true }],
    ['無貨', { kind: 'fuzzy', label: '無貨', available: false }],
    ['已售完', { kind: 'fuzzy', label: '已售完', available: false }],
    ['抢光了', { kind: 'fuzzy', label: '抢光了', available: false }],
    ['库存不足', { kind: 'fuzzy', label: '库存不足', available: false }],
    ['Sold-out', { kind: 'fuzzy', label: 'Sold-out', available: false }],
    ['现货充足', { kind: 'fuzzy', label: '现货充足', available: true }],
    ['無限', { kind: 'unlimited' }],
    ['∞', { kind: 'unlimited' }],
    ['预售', { kind: 'hidden' }],
    ['1,20', { kind: 'hidden' }],
    [-1, { kind: 'hidden' }],
    [{}, { kind: 'hidden' }],
  ])('%j', (raw, stock) => expect(stockOf(raw)).toEqual(stock));
});

it('what stands behind a made-up figure decides whether it can be bought', () => {
  expect(isAvailable({ kind: 'virtual_suspected', shown: 9999, value: null })).toBeNull();
  expect(isAvailable({ kind: 'virtual_suspected', shown: 9999, value: 0 })).toBe(false);
  expect(isAvailable({ kind: 'virtual_suspected', shown: 9999, value: 3 })).toBe(true);
});
