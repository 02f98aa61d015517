import { z } from 'zod';
import { secretUrl } from '../kit/fields.ts';

export const Settings = z.object({
  url: secretUrl(
    ['Webhook 地址', 'Address of the webhook'],
    ['https://hooks.slack.com/services/…', 'https://hooks.slack.com/services/…'],
  ),
});
export type Settings = z.infer<typeof Settings>;
