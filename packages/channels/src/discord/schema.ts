import { z } from 'zod';
import { secretUrl } from '../kit/fields.ts';

export const Settings = z.object({
  url: secretUrl(
    ['Webhook 地址', 'Address of the webhook'],
    ['https://discord.com/api/webhooks/…', 'https://discord.com/api/webhooks/…'],
  ),
});
export type Settings = z.infer<typeof Settings>;
