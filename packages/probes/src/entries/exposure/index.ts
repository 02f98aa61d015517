import { yuanText } from '@kaopu/scoring';
import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

export const exposure = defineEntry({
  kind: 'exposure',
  title: { zh: '我的敞口', en: 'My exposure' },
  description: {
    zh: '我有多少钱压在这个平台上：余额、保证金、没发货的订单。只给自己看，永远不计分。',
    en: 'How much of my money lies with this platform: balance, deposits, undelivered orders. For my eyes only, never scored.',
  },
  when: { zh: '截至', en: 'As of' },
  proof: null,
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ balance, deposits, openOrders }) => {
    const total = yuanText(balance + deposits + openOrders);
    return { zh: `敞口共 ${total} 元`, en: `${total} yuan at stake` };
  },
  followUp: 'exposure',
  isPrivate: true,
  indicate,
});
