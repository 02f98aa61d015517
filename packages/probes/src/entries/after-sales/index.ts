import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const PROBLEMS: Record<Fields['problem'], [zh: string, en: string]> = {
  'code-invalid': ['卡密失效', 'Card secret does not work'],
  'not-credited': ['未到账', 'Not credited'],
  'entitlement-mismatch': ['权限不符', 'Not the rights that were sold'],
  other: ['售后问题', 'A problem'],
};
const OUTCOMES: Record<NonNullable<Fields['resolution']> | 'open', [zh: string, en: string]> = {
  replaced: ['已换卡', 'replaced'],
  refunded: ['已退款', 'refunded'],
  rejected: ['被拒绝', 'rejected'],
  none: ['不了了之', 'came to nothing'],
  open: ['还没了结', 'still open'],
};

export const afterSales = defineEntry({
  kind: 'after-sales',
  title: { zh: '售后经历', en: 'After-sales case' },
  description: {
    zh: '卡密失效、未到账、权限不符：什么时候提出、多久有人回、多久解决。没解决的也请记，之后再更新。',
    en: 'A card that failed, was not credited or gave other rights: when it was reported, answered, closed. Log open ones too and update them later.',
  },
  when: { zh: '情况截至', en: 'As of' },
  proof: {
    as: 'proof',
    hint: {
      zh: '聊天或工单截图；请先遮住卡密和手机号',
      en: 'A screenshot of the chat or ticket; cover card secrets and phone numbers first',
    },
  },
  indicators: INDICATORS,
  fields: Fields,
  past: ({ openedAt, firstReplyAt, resolvedAt }) => ({ openedAt, firstReplyAt, resolvedAt }),
  summary: ({ problem, resolution }) => {
    const [problemZh, problemEn] = PROBLEMS[problem];
    const [outcomeZh, outcomeEn] = OUTCOMES[resolution ?? 'open'];
    return { zh: `${problemZh}，${outcomeZh}`, en: `${problemEn}: ${outcomeEn}` };
  },
  isOpen: ({ resolvedAt }) => resolvedAt === undefined,
  indicate,
});
