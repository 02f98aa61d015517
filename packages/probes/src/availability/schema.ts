import { z } from 'zod';

export const Config = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .meta({ labels: { zh: '网址', en: 'URL' } }),
  slowMs: z
    .int()
    .min(100)
    .max(30_000)
    .default(10_000)
    .meta({ labels: { zh: '多慢算慢（毫秒）', en: 'Slow above (ms)' } }),
  confirmAfterMs: z
    .int()
    .min(0)
    .max(10_000)
    .default(3_000)
    .meta({ labels: { zh: '失败后多久再看一次（毫秒）', en: 'Second look after (ms)' } }),
});
export type Config = z.infer<typeof Config>;

const Ms = z.number().nonnegative();

export const Attempt = z.object({
  /** Milliseconds UTC. */
  at: z.number(),
  /** null when the page came. */
  failure: z.string().nullable(),
  ms: Ms,
});
export type Attempt = z.infer<typeof Attempt>;

export const Seen = z.object({
  /** False only after two failed looks with our own network up. */
  reachable: z.boolean(),
  /** Of the last answer; null when none came. */
  status: z.int().nullable(),
  health: z.enum(['ok', 'shop-closed', 'shop-frozen', 'maintenance', 'parked', 'login-required']),
  /** Why it is not reachable. */
  reason: z.string().nullable(),
  phases: z
    .object({
      dns: Ms.nullable(),
      connect: Ms.nullable(),
      tls: Ms.nullable(),
      firstByte: Ms.nullable(),
      total: Ms,
    })
    .nullable(),
  /** Is the address one of https? Known even when no page came. */
  https: z.boolean(),
  /** null for plain http, and when no page came. */
  tls: z
    .object({ validTo: z.number(), authorized: z.boolean(), error: z.string().nullable() })
    .nullable(),
  attempts: z.array(Attempt).min(1),
  bytes: z.int().nonnegative(),
  slowMs: z.int(),
});
export type Seen = z.infer<typeof Seen>;
