import { z } from 'zod';
import { choice, line, money, note } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  amount: money(['做代理要交多少', 'Asked for joining as an agent'], {
    hint: ['不收就填 0', 'Enter 0 when nothing is'],
  }),
  purpose: line(['名目', 'Called'], 60, {
    hint: ['加盟费、代理费、开户费、分站费……', 'Franchise, agency, account or sub-site fee'],
  }).optional(),
  refundable: choice(['能退吗', 'Is it refunded'], {
    yes: ['写明可退', 'Yes, in writing'],
    said: ['口头说可退', 'Only said so'],
    no: ['不退', 'No'],
  }).optional(),
  note: note(['备注', 'Note']).optional(),
});
export type Fields = z.infer<typeof Fields>;
