import { z } from 'zod';
import { choice, instant, line, note } from '../../kit/fields.ts';

export const Fields = z
  .strictObject({
    legalName: line(['查的公司全称', 'Company looked up'], 200),
    register: choice(['营业执照', 'Business licence'], {
      valid: ['存续，经营范围对得上', 'In force, scope fits'],
      'scope-unclear': ['存续，经营范围对不上', 'In force, scope does not fit'],
      absent: ['查无此公司', 'No such company'],
      revoked: ['已注销或吊销', 'Cancelled or revoked'],
      'not-checked': ['没有查', 'Not looked up'],
    }),
    establishedOn: instant(['成立日期', 'Established on']).optional(),
    scope: note(['经营范围原文', 'Business scope in its words']).optional(),
    filing: choice(['ICP 备案或电信许可证', 'ICP filing or telecom licence'], {
      matches: ['主体和域名都对得上', 'Operator and domain match'],
      unclear: ['主体对不上', 'Another operator'],
      absent: ['查不到', 'None found'],
      'not-checked': ['没有查', 'Not looked up'],
    }),
    filingNumber: line(['备案号或许可证号', 'Number'], 60).optional(),
    filingValidUntil: instant(['许可证有效期至', 'Licence valid until']).optional(),
  })
  .refine(({ register, filing }) => register !== 'not-checked' || filing !== 'not-checked', {
    path: ['register'],
    error: 'nothing-said',
  });
export type Fields = z.infer<typeof Fields>;
