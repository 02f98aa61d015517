import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const pushplus = defineChannel({
  kind: 'pushplus',
  title: { zh: 'PushPlus 推送加', en: 'PushPlus' },
  description: {
    zh: '经 PushPlus 发到微信。每天超过 200 条会被停用，通知因此合并发送。',
    en: 'To WeChat by way of PushPlus, which shuts out who sends over 200 a day: messages are merged.',
  },
  settings: Settings,
  perMinute: 2,
  perDay: 180,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
