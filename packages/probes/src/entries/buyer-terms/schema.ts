import { z } from 'zod';
import { choice, count, line, money, note } from '../../kit/fields.ts';

type Pair = readonly [zh: string, en: string];

function term(label: Pair, hint?: Pair) {
  const words = {
    yes: ['有', 'Yes'],
    no: ['没有', 'No'],
    'not-applicable': ['不适用', 'Not applicable'],
  } as const;
  return choice(label, words, hint && { hint }).optional();
}

const OTHERS = new Set(['note', 'caseLink', 'pricingRulesLink']);

/** What buyers ask for, as far as it was asked. */
export const Fields = z
  .strictObject({
    moq: count(['起批量（张）', 'Minimum order (cards)'], { min: 1, max: 1_000_000 }).optional(),
    mixedBatch: term(['混批', 'Mixed batches']),
    dropshipping: term(['一件代发', 'Dropshipping']),
    deposit: money(['要预存或押金', 'Prepayment or deposit asked'], {
      hint: ['不要就填 0', 'Enter 0 when none is'],
    }).optional(),
    newcomerTerms: term(['新手扶持', 'Newcomer terms']),
    firstOrderDiscount: term(['首单折扣', 'First-order discount']),
    firstOrderPercent: count(['首单优惠（%）', 'First-order discount (%)'], {
      min: 0,
      max: 100,
    }).optional(),
    testCards: term(['送测试卡', 'Free test cards']),
    customDiscount: term(['专属折扣', 'Discount of one’s own']),
    coBranding: term(['联名卡定制', 'Co-branded cards']),
    capacity: count(['每月最多供货（张）', 'Most cards a month'], {
      min: 0,
      max: 100_000_000,
    }).optional(),
    headBrands: count(['深度合作的头部品牌数', 'Head brands worked with'], {
      min: 0,
      max: 1000,
    }).optional(),
    referralPosters: term(['分销海报工具', 'Referral posters']),
    courses: term(['社群运营课程', 'Courses']),
    caseLibrary: term(['分销案例库', 'Case library']),
    caseLink: line(['案例库网址', 'Address of the case library'], 500).optional(),
    pricingRulesLink: line(
      ['公开的定价规则网址', 'Address of the published pricing rules'],
      500,
    ).optional(),
    note: note(['备注', 'Note']).optional(),
  })
  .refine((fields) => Object.keys(fields).some((name) => !OTHERS.has(name)), {
    path: ['moq'],
    error: 'nothing-said',
  });
export type Fields = z.infer<typeof Fields>;
