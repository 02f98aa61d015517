import { z } from 'zod';
import { choice, line, note } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  brand: line(['品牌', 'Brand'], 60),
  channel: choice(['怎么问的', 'Asked by'], {
    'customer-service': ['官方在线客服', 'Official chat'],
    phone: ['官方电话', 'Official phone'],
    email: ['官方邮箱', 'Official e-mail'],
    'partner-list': ['官方授权名单', 'Official partner list'],
    'number-lookup': ['授权编号查询', 'Authorisation number look-up'],
    'mini-program': ['官方小程序', 'Official mini program'],
  }),
  asked: line(['问的是哪家公司', 'Company asked about'], 200, {
    hint: ['用营业执照上的全称问', 'Ask by the full name on the licence'],
  }),
  answeredBy: line(['谁回答的', 'Answered by'], 100, {
    hint: ['工号或部门即可', 'A staff number or department will do'],
  }).optional(),
  result: choice(['品牌方怎么说', 'What the brand said'], {
    confirmed: ['确认有授权', 'Confirmed'],
    denied: ['否认', 'Denied'],
    'no-answer': ['没有答复', 'No answer'],
  }),
  level: choice(['授权级别', 'Level of authorisation'], {
    direct: ['与品牌直接签约', 'Contract with the brand itself'],
    tier1: ['一级', 'First tier'],
    tierN: ['二级及以下', 'Second tier or below'],
    unknown: ['没说', 'Not said'],
  }).optional(),
  quote: note(['原话', 'In their words']).optional(),
});
export type Fields = z.infer<typeof Fields>;
