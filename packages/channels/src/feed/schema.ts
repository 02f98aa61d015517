import { z } from 'zod';

/** Whoever knows the token reads the feed. */
export const Settings = z.object({
  token: z
    .string()
    .regex(/^[\w-]{43}$/)
    .meta({ labels: { zh: '订阅令牌', en: 'Token' }, secret: true }),
});
