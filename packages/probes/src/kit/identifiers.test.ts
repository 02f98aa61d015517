import { describe, expect, it } from 'vitest';
import { icpNumberIn, identifierIn, type IdentifierKind } from './identifiers.ts';

function formOf(text: string, kind: IdentifierKind): [string, string] | null {
  const found = identifierIn(text, kind);
  return found === null ? null : [found.text, found.form];
}

describe.each<[IdentifierKind, [string, string | null, string?][]]>([
  [
    'icpFiling',
    [
      ['京ICP备12345678号-1', '京ICP备12345678号-1', 'valid'],
      ['京ICP备123456789号', '京ICP备123456789号', 'valid'],
      ['粤ICP备2021000001号-1', '粤ICP备2021000001号-1', 'valid'],
      ['粤ＩＣＰ备２０２１０００００１号', '粤ICP备2021000001号', 'valid'],
      ['备案号：沪ICP备 12345678 号-12A', '沪ICP备12345678号-12A', 'valid'],
      ['豫ICP备2024064321', '豫ICP备2024064321', 'unusual'],
      ['京ICP备1234567号', '京ICP备1234567号', 'malformed'],
      ['京ICP备12345678901号', '京ICP备12345678901号', 'malformed'],
      ['火ICP备12345678号', null],
      ['ICP备案', null],
    ],
  ],
  [
    'telecomLicence',
    [
      ['浙B2-20080224-1', '浙B2-20080224-1', 'valid'],
      ['粤B2-20100348', '粤B2-20100348', 'valid'],
      ['苏B2-20130048号', '苏B2-20130048号', 'valid'],
      ['A2.B1.B2-20090001', 'A2.B1.B2-20090001', 'valid'],
      ['粤B2-2010034', '粤B2-2010034', 'malformed'],
      ['商品B2区', null],
    ],
  ],
  [
    'icpLicence',
    [
      ['京ICP证030173号', '京ICP证030173号', 'valid'],
      ['京ICP证030173', '京ICP证030173', 'unusual'],
      ['京ICP证03017号', '京ICP证03017号', 'malformed'],
    ],
  ],
  [
    'cultureLicence',
    [
      ['浙网文[2016]0132-032号', '浙网文[2016]0132-032号', 'valid'],
      ['浙网文（2016）0132-032号', '浙网文(2016)0132-032号', 'valid'],
      ['浙网文20160132-032', '浙网文20160132-032', 'unusual'],
      ['浙网文[2016]01-3号', '浙网文[2016]01-3号', 'malformed'],
    ],
  ],
  [
    'publicSecurityFiling',
    [
      ['京公网安备 11000002000001号', '京公网安备11000002000001号', 'valid'],
      ['京公网安备11000002000001', '京公网安备11000002000001', 'unusual'],
      ['京公网安备1100000200000号', '京公网安备1100000200000号', 'malformed'],
      ['公安部网安', null],
    ],
  ],
])('%s', (kind, rows) => {
  it.each(rows)('in %s is %s', (text, number, form = '') => {
    expect(formOf(text, kind)).toEqual(number === null ? null : [number, form]);
  });
});

describe('the filing number of a detected shop', () => {
  it.each([
    ['京ICP备 12345678 号-1', '京ICP备12345678'],
    ['粤ICP备123456789号', '粤ICP备123456789号'],
    ['粤ICP备2021000001号-1', '粤ICP备2021000001号-1'],
    ['京ICP备1234567号', null],
    ['京ICP备12345678901号', null],
  ])('in %s is %s', (text, number) => expect(icpNumberIn(text)).toBe(number));
});
