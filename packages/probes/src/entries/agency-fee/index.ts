import { yuanText } from '@kaopu/scoring';
import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

export const agencyFee = defineEntry({
  kind: 'agency-fee',
  title: { zh: '代理费、加盟费', en: 'Agency or franchise fee' },
  description: {
    zh: '做代理先要交钱吗？不收也请记：这是代理陷阱的反证。',
    en: 'Is money asked for to become an agent? Log it too when none is: it speaks against a trap.',
  },
  when: { zh: '问的时间', en: 'Asked at' },
  proof: {
    as: 'proof',
    hint: { zh: '聊天、收费页面或收据', en: 'The chat, the page that asks, or a receipt' },
  },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ amount }) =>
    amount === 0
      ? { zh: '不收代理费', en: 'No agency fee' }
      : { zh: `代理费 ${yuanText(amount)} 元`, en: `Agency fee of ${yuanText(amount)} yuan` },
  indicate,
});
