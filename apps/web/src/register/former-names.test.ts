import { expect, it } from 'vitest';
import { namesOf } from './former-names.ts';

it.each([
  ['', []],
  [' \n\n', []],
  ['甲有限公司', ['甲有限公司']],
  [' 甲有限公司 \r\n\n乙有限公司\n', ['甲有限公司', '乙有限公司']],
])('%j names %j', (text, names) => {
  expect(namesOf(text)).toEqual(names);
});
