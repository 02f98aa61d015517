import { expect, it } from 'vitest';
import { lengthText } from './length-text.ts';

it.each([
  [0, '0 秒', '0 s'],
  [42, '42 秒', '42 s'],
  [720, '12 分钟', '12 min'],
  [95.4, '1 分钟 35 秒', '1 min 35 s'],
  [7_800, '2 小时 10 分钟', '2 h 10 min'],
  [86_400 + 59, '1 天', '1 d'],
])('says %d seconds', (seconds, zh, en) => {
  expect(lengthText(seconds)).toEqual({ zh, en });
});
