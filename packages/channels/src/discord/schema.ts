import { z } from 'zod';
import { secretUrl } from '../kit/fields.ts';

export const Settings = z.object({
  url: secretUrl(
    ['Webhook 地址', 'Address of the webhook'],
    [
      '频道设置 → 整合 → Webhook，形如 https://discord.com/api/webhooks/…',
      'In the channel’s settings under Integrations: https://discord.com/api/webhooks/…',
    ],
  ),
});
export type Settings = z.infer<typeof Settings>;
