import { expect, it } from 'vitest';
import { lengthText } from './length-text.ts';

it.each([
  [-1, '0 秒', '0 s'],
  [0, '0 秒', '0 s'],
  [42, '42 秒', '42 s'],
  [59.4, '59 秒', '59 s'],
  [59.5, '1 分钟', '1 min'],
  [60, '1 分钟', '1 min'],
  [720, '12 分钟', '12 min'],
  [95.4, '1 分钟 35 秒', '1 min 35 s'],
  [7_800, '2 小时 10 分钟', '2 h 10 min'],
  [3_600, '1 小时', '1 h'],
  [93_600, '1 天 2 小时', '1 d 2 h'],
  [86_400 + 59, '1 天', '1 d'],
])('says %s seconds', (seconds, zh, en) => {
  expect(lengthText(seconds)).toEqual({ zh, en });
});
