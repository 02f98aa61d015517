import { describe, expect, it } from 'vitest';
import { lineNaming } from './legal-name.ts';

const NAME = '广州甲乙网络科技有限公司';

describe('a line that names a firm', () => {
  it.each([
    NAME,
    `1、${NAME}`,
    `${NAME} 有效期至 2027-01-01`,
    `授权商：${NAME}（一级）`,
    `《${NAME}》`,
    '广州甲乙网络科技　有限公司',
  ])('states the full name by itself: %s', (line) => {
    expect(lineNaming(line, NAME)).toBe(line);
  });

  it.each([
    `新${NAME}`,
    `${NAME}分公司`,
    `${NAME}（深圳）分公司`,
    `${NAME}(天河)授权门店`,
    '广州甲乙网络科技公司',
    '',
  ])('is none that states another: %s', (line) => {
    expect(lineNaming(line, NAME)).toBeNull();
  });
});
