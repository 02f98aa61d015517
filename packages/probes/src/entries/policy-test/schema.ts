import { z } from 'zod';
import { choice, note, product, yesNo } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  policy: choice(['试的是什么承诺', 'Promise put to the test'], {
    'no-reason-exchange': ['无理由换卡', 'No-reason replacement'],
    refund: ['退款', 'Refund'],
    'price-match': ['买贵退差', 'Price match'],
    other: ['其他', 'Other'],
  }),
  written: yesNo(['写在页面或规则里吗', 'Is it in writing']),
  result: choice(['兑现了吗', 'Was it kept'], {
    honoured: ['兑现了', 'Kept'],
    partly: ['打了折扣', 'In part'],
    refused: ['不认', 'Refused'],
  }),
  product: product(['商品', 'Product']).optional(),
  note: note(['经过', 'What happened']).optional(),
});
export type Fields = z.infer<typeof Fields>;
