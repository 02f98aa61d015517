import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const wxpusher = defineChannel({
  kind: 'wxpusher',
  title: { zh: 'WxPusher', en: 'WxPusher' },
  description: {
    zh: '经 WxPusher 发到微信。收件人先关注应用，再把各自的 UID 填在这里。',
    en: 'To WeChat by way of WxPusher: receivers follow the app and give you their UIDs.',
  },
  settings: Settings,
  perMinute: 30,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
