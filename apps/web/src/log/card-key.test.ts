import { describe, expect, it } from 'vitest';
import { hasCardKey, withoutCardKeys } from './card-key.ts';

describe('a card secret in a text', () => {
  it.each([
    ['卡密 ABCD-1234-EFGH-5678 打不开', '卡密 ABCD-****-****-**** 打不开'],
    ['密码是7F3K9Q2M8X1Z5B6C，谢谢', '密码是7F3K************，谢谢'],
    ['a1b2c3d4e5f6', 'a1b2********'],
    ['AAAA-BBBB-CCCC 和 1111-2222-3333', 'AAAA-****-**** 和 1111-****-****'],
  ])('%s is covered', (text, covered) => {
    expect(hasCardKey(text)).toBe(true);
    expect(withoutCardKeys(text)).toBe(covered);
    expect(hasCardKey(covered)).toBe(false);
  });

  it.each([
    '爱奇艺黄金VIP年卡',
    '订单号 2026113000012345',
    '2026-11-30 18:05',
    '电话 138-1234-5678',
    'customer service answered',
    'internationalization',
    '¥12,860.50',
    'well-known-fact',
  ])('there is none in %s', (text) => {
    expect(hasCardKey(text)).toBe(false);
  });
});
