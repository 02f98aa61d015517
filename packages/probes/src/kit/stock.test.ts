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
    [-1, { kind: 'hidden' }],
    [{}, { kind: 'hidden' }],
  ])('%j', (raw, stock) => expect(stockOf(raw)).toEqual(stock));
});

it('what stands behind a made-up figure decides whether it can be bought', () => {
  expect(isAvailable({ kind: 'virtual_suspected', shown: 9999, value: null })).toBeNull();
  expect(isAvailable({ kind: 'virtual_suspected', shown: 9999, value: 0 })).toBe(false);
  expect(isAvailable({ kind: 'virtual_suspected', shown: 9999, value: 3 })).toBe(true);
});
