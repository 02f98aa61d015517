import { z } from 'zod';
import { CARD_RESULTS } from '../../kit/cards.ts';
import { choice, count, duration, line, list, money, note, product } from '../../kit/fields.ts';

const Fee = z.strictObject({
  kind: choice(['名目', 'Kind'], {
    payment: ['支付手续费', 'Payment fee'],
    'platform-service': ['平台服务费', 'Platform service fee'],
    activation: ['卡密激活费', 'Activation fee'],
    franchise: ['加盟或开户费', 'Franchise or account fee'],
    other: ['其他', 'Other'],
  }),
  amount: money(['金额', 'Amount']),
  shown: choice(['什么时候才看到', 'First shown'], {
    'before-order': ['下单前就写明', 'Before the order'],
    checkout: ['结算时', 'At checkout'],
    'after-payment': ['付款以后', 'After payment'],
  }),
});

export const Fields = z
  .strictObject({
    product: product(['买的商品', 'Product']),
    cards: count(['买了几张', 'Cards bought'], { min: 1, max: 10_000 }),
    advertised: money(['标价合计', 'Advertised total'], {
      hint: ['下单前看到的单价乘以张数', 'The unit price shown before the order, times the cards'],
    }),
    paid: money(['结算实付', 'Paid at checkout'], {
      hint: ['含结算时收的全部费用', 'With every fee taken at checkout'],
    }),
    fees: list(['费用明细', 'Fees'], Fee, 10).optional(),
    channel: line(['支付方式', 'Payment channel'], 60).optional(),
    delivery: choice(['发货', 'Delivery'], {
      delivered: ['收到了', 'Delivered'],
      waiting: ['还在等', 'Still waiting'],
      never: ['没有发', 'Never came'],
    }),
    deliverySeconds: duration(['付款到收到卡密', 'From payment to card secret']).optional(),
    result: choice(['卡密结果', 'How the cards did'], {
      ...CARD_RESULTS,
      untested: ['还没试', 'Not tried yet'],
    }),
    valid: count(
      ['其中一次就能用的', 'Of them working at once'],
      { min: 0, max: 10_000 },
      {
        hint: ['只买一张可不填', 'Not needed for a single card'],
      },
    ).optional(),
    source: choice(['问过卡密来源吗', 'Was the source of the cards asked for'], {
      disclosed: ['说明了', 'Disclosed'],
      refused: ['不肯说', 'Refused'],
      'not-asked': ['没有问', 'Not asked'],
    }),
    batch: line(['批次号', 'Batch number'], 100).optional(),
    note: note(['备注', 'Note']).optional(),
  })
  .refine(({ valid, cards }) => valid === undefined || valid <= cards, {
    path: ['valid'],
    error: 'more-than-bought',
  })
  .refine(
    ({ result, valid, cards }) =>
      valid === undefined || valid > cards || (result === 'worked') === (valid === cards),
    { path: ['result'], error: 'result-contradicts' },
  );
export type Fields = z.infer<typeof Fields>;
