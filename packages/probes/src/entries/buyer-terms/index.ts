import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

export const buyerTerms = defineEntry({
  kind: 'buyer-terms',
  title: { zh: '给买家的条件', en: 'Terms for buyers' },
  description: {
    zh: '起批量、混批、代发、测试卡、专属折扣、产能、裂变工具……问到几项填几项，用于清单和筛选，不计分。',
    en: 'Minimum order, mixed batches, dropshipping, test cards, discounts, capacity, referral tools: fill in what you asked. For checklists and filters, not scored.',
  },
  when: { zh: '问的时间', en: 'Asked at' },
  proof: { as: 'proof', hint: { zh: '聊天或页面截图', en: 'A screenshot of the chat or page' } },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ note: _note, ...terms }) => {
    const asked = Object.keys(terms).length;
    const moq = terms.moq === undefined ? null : terms.moq;
    return {
      zh: `${moq === null ? '' : `起批 ${moq} 张，`}问到 ${asked} 项条件`,
      en: `${moq === null ? '' : `From ${moq} cards; `}${asked} terms known`,
    };
  },
  indicate,
});
