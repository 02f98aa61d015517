import { z } from 'zod';
import { CARD_RESULTS } from '../../kit/cards.ts';
import { choice, count, note, product } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  product: product(['商品', 'Product']),
  result: choice(['现在怎么样', 'How it is now'], CARD_RESULTS),
  days: count(['买后第几天', 'Days after buying'], { min: 0, max: 1000 }),
  note: note(['备注', 'Note']).optional(),
});
export type Fields = z.infer<typeof Fields>;
