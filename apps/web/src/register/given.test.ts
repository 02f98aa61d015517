import { expect, it } from 'vitest';
import { givenIn } from './given.ts';

it.each([
  ['', { kind: 'nothing' }],
  ['  ', { kind: 'nothing' }],
  ['https://shop.example/a', { kind: 'url', url: 'https://shop.example/a' }],
  [' shop.example ', { kind: 'url', url: 'https://shop.example' }],
  ['ftp://shop.example', { kind: 'bad-url' }],
  ['http://', { kind: 'bad-url' }],
  ['javascript:alert(1)', { kind: 'bad-url' }],
  ['星辰会员批发', { kind: 'name', name: '星辰会员批发' }],
  ['1234', { kind: 'name', name: '1234' }],
])('%s is %j', (text, given) => {
  expect(givenIn(text)).toEqual(given);
});

it.each(['12345678', 'QQ:12345678', 'qq 12345678', 'QQ：12345678'])(
  '%s is a number of QQ, with one page for it',
  (text) => {
    expect(givenIn(text)).toEqual({
      kind: 'qq',
      number: '12345678',
      url: 'https://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq&menu=yes',
    });
  },
);
