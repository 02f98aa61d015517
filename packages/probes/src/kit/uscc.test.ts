import { expect, it } from 'vitest';
import { usccIn } from './uscc.ts';

it.each([
  ['统一社会信用代码：91110000600037341L', '91110000600037341L', 'valid'],
  ['统一社会信用代码 ９１１１００００６０００３７３４１ｌ', '91110000600037341L', 'valid'],
  ['信用代码：9111 0000 6000 3734 1L', '91110000600037341L', 'valid'],
  ['© 91330100799655058B', '91330100799655058B', 'valid'],
  ['统一社会信用代码：91310115591673062R', '91310115591673062R', 'invalid'],
  ['统一社会信用代码：9111000060****341L', '9111000060****341L', 'masked'],
])('the code in %s is %s, %s', (text, code, form) => {
  expect(usccIn(text)).toEqual({ text: code, form });
});

it.each(['订单 91310115591673062R', '电话 400-800-8888', '统一社会信用代码', 'ABC123456789012345'])(
  '%s shows none',
  (text) => expect(usccIn(text)).toBeNull(),
);
