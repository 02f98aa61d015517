import { yuanText } from '@kaopu/scoring';
import { CARD_RESULTS } from '../../kit/cards.ts';
import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const RESULTS = { ...CARD_RESULTS, untested: ['还没试', 'not tried yet'] } as const;

export const testPurchase = defineEntry({
  kind: 'test-purchase',
  title: { zh: '试购', en: 'Test purchase' },
  description: {
    zh: '自己买一张：标价和实付差多少、多久发货、卡能不能用、来源说不说得清。最有分量的证据。',
    en: 'Buy one yourself: advertised against paid, time to delivery, whether it works, whether the source is disclosed. The weightiest evidence.',
  },
  when: { zh: '购买时间', en: 'Bought at' },
  proof: {
    as: 'test-buy',
    hint: {
      zh: '付款、订单或收卡截图；请先遮住卡密和手机号',
      en: 'Screenshots of payment, order or delivery; cover card secrets and phone numbers first',
    },
  },
  followUp: 'card-follow-up',
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ product, cards, paid, result }) => {
    const [zh, en] = RESULTS[result];
    return {
      zh: `${product} ×${cards}，实付 ${yuanText(paid)} 元，${zh}`,
      en: `${product} ×${cards}, paid ${yuanText(paid)} yuan: ${en}`,
    };
  },
  indicate,
});
