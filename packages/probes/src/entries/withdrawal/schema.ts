import { z } from 'zod';
import { choice, duration, instant, money, note } from '../../kit/fields.ts';

export const Fields = z
  .strictObject({
    what: choice(['哪一种', 'Which'], {
      withdrawal: ['余额提现', 'Withdrawal of balance'],
      settlement: ['货款结算', 'Settlement'],
      deposit: ['退保证金', 'Return of a deposit'],
    }),
    amount: money(['金额', 'Amount']),
    requestedAt: instant(['申请时间', 'Requested at']),
    promised: duration(['平台说多久到账', 'Promised within'], {
      hint: ['没说就留空，按 24 小时算', 'Left empty, 24 hours are assumed'],
    }).optional(),
    state: choice(['现在', 'Now'], {
      paid: ['到账了', 'Paid'],
      pending: ['还没到', 'Pending'],
      refused: ['被拒绝', 'Refused'],
    }),
    paidAt: instant(['到账时间', 'Paid at']).optional(),
    fee: money(['被扣手续费', 'Fee taken']).optional(),
    reason: note(['平台给的理由', 'Reason they gave']).optional(),
  })
  .refine(({ state, paidAt }) => (state === 'paid') === (paidAt !== undefined), {
    path: ['paidAt'],
    error: 'paid-needs-date',
  })
  .refine(({ requestedAt, paidAt }) => !paidAt || Date.parse(requestedAt) <= Date.parse(paidAt), {
    path: ['paidAt'],
    error: 'too-early',
  });
export type Fields = z.infer<typeof Fields>;
