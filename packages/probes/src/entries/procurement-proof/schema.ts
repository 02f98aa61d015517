import { z } from 'zod';
import { choice, count, instant, line, money, note, product } from '../../kit/fields.ts';

export const Fields = z
  .strictObject({
    document: choice(['要的是什么', 'Document asked for'], {
      voucher: ['采购凭证', 'Procurement voucher'],
      letter: ['品牌授权书', 'Letter of authorisation'],
      agreement: ['官方合作协议', 'Agreement with the brand'],
      'order-case': ['近期采购案例订单', 'Recent order of another buyer'],
    }),
    answer: choice(['给了吗', 'Was it provided'], {
      provided: ['给了', 'Provided'],
      partial: ['只给了一部分', 'In part'],
      refused: ['不肯给', 'Refused'],
    }),
    brand: line(['品牌', 'Brand'], 60).optional(),
    issuer: line(['出具方', 'Issued by'], 200).optional(),
    number: line(['编号', 'Number'], 100).optional(),
    validFrom: instant(['有效期起', 'Valid from']).optional(),
    validTo: instant(['有效期止', 'Valid to']).optional(),
    orderedOn: instant(['订单日期', 'Ordered on'], {
      hint: ['90 天内的才算近期', 'Recent means within 90 days'],
    }).optional(),
    product: product(['商品', 'Product']).optional(),
    quantity: count(['张数', 'Quantity'], { min: 1, max: 10_000_000 }).optional(),
    paid: money(['实付', 'Paid']).optional(),
    note: note(['备注', 'Note']).optional(),
  })
  .refine(
    ({ validFrom, validTo }) =>
      !validFrom || !validTo || Date.parse(validFrom) <= Date.parse(validTo),
    {
      path: ['validTo'],
      error: 'too-early',
    },
  )
  .refine(
    ({ document, brand }) =>
      brand !== undefined || document === 'voucher' || document === 'order-case',
    {
      path: ['brand'],
      error: 'required',
    },
  );
export type Fields = z.infer<typeof Fields>;
