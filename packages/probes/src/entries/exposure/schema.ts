import { z } from 'zod';
import { count, money, note } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  balance: money(['预存余额', 'Prepaid balance']),
  deposits: money(['保证金、押金', 'Deposits']),
  openOrders: money(['未发货订单金额', 'Orders paid and not delivered']),
  orders: count(['未发货订单数', 'Number of those orders'], { min: 0, max: 1_000_000 }).optional(),
  note: note(['备注', 'Note']).optional(),
});
export type Fields = z.infer<typeof Fields>;
