import { z } from 'zod';
import { secretUrl } from '../kit/fields.ts';

export const Settings = z.object({
  url: secretUrl(
    ['Webhook 地址', 'Address of the webhook'],
    [
      'Slack 应用 → Incoming Webhooks，形如 https://hooks.slack.com/services/…',
      'In your Slack app under Incoming Webhooks: https://hooks.slack.com/services/…',
    ],
  ),
});
export type Settings = z.infer<typeof Settings>;
