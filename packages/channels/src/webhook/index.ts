import { defineChannel } from '../kit/define.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Form, Settings } from './schema.ts';

export const webhook = defineChannel({
  kind: 'webhook',
  title: { zh: 'Webhook', en: 'Webhook' },
  description: {
    zh: '发到你自己的程序，按 Standard Webhooks 签名；重发时 webhook-id 不变。',
    en: 'To a programme of yours, signed as Standard Webhooks has it; repeats keep their webhook-id.',
  },
  settings: Settings,
  form: Form,
  perMinute: 600,
  merges: false,
  limit: LIMIT,
  way: { by: 'http', request, classify },
  target: ({ url }) => new URL(url).origin,
});
