import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const POLICIES: Record<Fields['policy'], [zh: string, en: string]> = {
  'no-reason-exchange': ['无理由换卡', 'No-reason replacement'],
  refund: ['退款', 'Refund'],
  'price-match': ['买贵退差', 'Price match'],
  other: ['承诺', 'A promise'],
};
const RESULTS: Record<Fields['result'], [zh: string, en: string]> = {
  honoured: ['兑现了', 'kept'],
  partly: ['打了折扣', 'kept in part'],
  refused: ['不认', 'refused'],
};

export const policyTest = defineEntry({
  kind: 'policy-test',
  title: { zh: '试过的承诺', en: 'A promise put to the test' },
  description: {
    zh: '说无理由换卡，就去换一次：认不认账。',
    en: 'No-reason replacement is promised: ask for one, and see.',
  },
  proof: {
    as: 'proof',
    hint: { zh: '聊天或换卡记录截图', en: 'A screenshot of the chat or the exchange' },
  },
  indicators: INDICATORS,
  fields: Fields,
  summary: ({ policy, result }) => {
    const [zh, en] = POLICIES[policy];
    const [resultZh, resultEn] = RESULTS[result];
    return { zh: `${zh}：${resultZh}`, en: `${en}: ${resultEn}` };
  },
  indicate,
});
