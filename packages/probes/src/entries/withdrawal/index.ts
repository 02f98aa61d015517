import { yuanText } from '@kaopu/scoring';
import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const WHAT: Record<Fields['what'], [zh: string, en: string]> = {
  withdrawal: ['提现', 'Withdrawal of'],
  settlement: ['结算', 'Settlement of'],
  deposit: ['退保证金', 'Deposit of'],
};
const STATES: Record<Fields['state'], [zh: string, en: string]> = {
  paid: ['到账了', 'paid'],
  pending: ['还没到', 'pending'],
  refused: ['被拒绝', 'refused'],
};

export const withdrawal = defineEntry({
  kind: 'withdrawal',
  title: { zh: '提现与结算', en: 'Withdrawal or settlement' },
  description: {
    zh: '提现、货款、保证金：什么时候申请、什么时候到账。变慢或被拒是最早的跑路征兆。',
    en: 'Balance, settlement, deposit: when it was asked for and when it came. Slower, or refused, is the earliest sign of a shutdown.',
  },
  when: { zh: '情况截至', en: 'As of' },
  proof: {
    as: 'proof',
    hint: { zh: '提现记录或到账截图', en: 'A screenshot of the request or the payment' },
  },
  indicators: INDICATORS,
  fields: Fields,
  past: ({ requestedAt, paidAt }) => ({ requestedAt, paidAt }),
  summary: ({ what, amount, state }) => {
    const [zh, en] = WHAT[what];
    const [stateZh, stateEn] = STATES[state];
    return {
      zh: `${zh} ${yuanText(amount)} 元，${stateZh}`,
      en: `${en} ${yuanText(amount)} yuan: ${stateEn}`,
    };
  },
  isOpen: ({ state }) => state === 'pending',
  indicate,
});
