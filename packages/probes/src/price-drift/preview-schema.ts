import { z } from 'zod';

const hours = { zh: '最多每几小时一次', en: 'At most once in so many hours' };

/**
 * Asking a shop what an order would cost. Off unless somebody wants it; what leaves an unpaid order on
 * the shop's side needs a consent of its own, and happens for one product a day at most.
 */
export const Preview = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('off') }).meta({ labels: { zh: '不询价', en: 'Off' } }),
    z
      .object({
        kind: z.literal('preview'),
        everyHours: z.int().min(1).max(720).default(24).meta({ labels: hours }),
      })
      .meta({ labels: { zh: '询价，不产生订单', en: 'Ask, without creating an order' } }),
    z
      .object({
        kind: z.literal('order'),
        everyHours: z.int().min(24).max(2160).default(168).meta({ labels: hours }),
        contact: z
          .email()
          .max(100)
          .meta({ labels: { zh: '下单用的邮箱', en: 'E-mail for the order' } }),
        consent: z.literal(true).meta({
          labels: {
            zh: '我同意在对方系统里留下未支付的订单（可能短时占用库存）',
            en: 'I agree to leave unpaid orders on their system (they may hold stock for minutes)',
          },
        }),
      })
      .meta({ labels: { zh: '下一个不付款的订单', en: 'Create an order and do not pay it' } }),
  ])
  .default({ kind: 'off' })
  .meta({ labels: { zh: '下单前询价', en: 'Price preview' } });
export type Preview = z.infer<typeof Preview>;
