import { z } from 'zod';

export const Config = z.object({
  urls: z
    .array(z.url({ protocol: /^https?$/ }).max(2048))
    .min(1)
    .max(5)
    .meta({ labels: { zh: '写有客服方式的页面', en: 'Pages that name customer service' } }),
});
export type Config = z.infer<typeof Config>;

export const Seen = z.object({
  /** Each once. That a channel is shown says nothing about whether anybody answers there. */
  channels: z.array(z.object({ channel: z.string().max(40), value: z.string().max(300) })).max(100),
  /** A picture with a code to scan is named near customer service: its channel only a person can tell. */
  codeToScan: z.boolean(),
  /** "7×24" and the like is claimed. */
  claims7x24: z.boolean(),
  pages: z.int().positive(),
});
export type Seen = z.infer<typeof Seen>;
