import { z } from 'zod';
import { choice, line, note } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  words: note(['平台的原话', 'The platform’s own words'], {
    hint: ['照抄，不要改写', 'As they were said, not retold'],
  }),
  about: choice(['回应什么', 'What it answers'], {
    score: ['评分或等级', 'The score or grade'],
    penalty: ['处罚或诉讼记录', 'A penalty or lawsuit on record'],
    price: ['价格或费用', 'Prices or fees'],
    service: ['客服或售后', 'Customer service'],
    cards: ['卡密或到货', 'Cards or delivery'],
    other: ['其他', 'Something else'],
  }),
  channel: choice(['从哪里来', 'How it came'], {
    letter: ['盖章函件', 'A stamped letter'],
    email: ['邮件', 'E-mail'],
    qq: ['QQ', 'QQ'],
    wechat: ['微信', 'WeChat'],
    site: ['平台网页公告', 'A notice on its site'],
    other: ['其他', 'Another way'],
  }),
  speaker: line(['谁说的（姓名或职务）', 'Who said it (name or post)'], 60).optional(),
});
export type Fields = z.infer<typeof Fields>;
