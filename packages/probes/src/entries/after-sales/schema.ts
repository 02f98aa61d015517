import { z } from 'zod';
import { choice, instant, note, product } from '../../kit/fields.ts';

/** In this order, as far as they have happened. */
function inOrder(...moments: (string | undefined)[]): boolean {
  const known = moments.flatMap((moment) => (moment === undefined ? [] : [Date.parse(moment)]));
  return known.every((moment, i) => i === 0 || moment >= (known[i - 1] ?? 0));
}

export const Fields = z
  .strictObject({
    problem: choice(['问题', 'Problem'], {
      'code-invalid': ['卡密失效', 'Card secret does not work'],
      'not-credited': ['未到账', 'Not credited'],
      'entitlement-mismatch': ['权限不符', 'Not the rights that were sold'],
      other: ['其他', 'Other'],
    }),
    product: product(['商品', 'Product']).optional(),
    openedAt: instant(['提出时间', 'Reported at']),
    firstReplyAt: instant(['首次人工回复时间', 'First human reply at'], {
      hint: ['机器人和自动回复不算', 'Bots and automatic replies do not count'],
    }).optional(),
    resolvedAt: instant(['了结时间', 'Closed at'], {
      hint: ['还没了结就留空，之后再更新', 'Leave empty while it is open, and update it later'],
    }).optional(),
    resolution: choice(['结果', 'Outcome'], {
      replaced: ['换卡', 'Replaced'],
      refunded: ['退款', 'Refunded'],
      rejected: ['被拒', 'Rejected'],
      none: ['不了了之', 'Nothing came of it'],
    }).optional(),
    note: note(['经过', 'What happened']).optional(),
  })
  .refine(({ openedAt, firstReplyAt }) => inOrder(openedAt, firstReplyAt), {
    path: ['firstReplyAt'],
    error: 'too-early',
  })
  .refine(({ openedAt, resolvedAt }) => inOrder(openedAt, resolvedAt), {
    path: ['resolvedAt'],
    error: 'too-early',
  })
  .refine(
    ({ resolvedAt, resolution }) => (resolvedAt === undefined) === (resolution === undefined),
    {
      path: ['resolution'],
      error: 'closed-needs-outcome',
    },
  );
export type Fields = z.infer<typeof Fields>;
