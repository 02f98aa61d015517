import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const serverchanTurbo = defineChannel({
  kind: 'serverchan-turbo',
  title: { zh: 'Server酱 Turbo', en: 'ServerChan Turbo' },
  description: {
    zh: '经 Server酱 发到微信。每天的条数随套餐而定。',
    en: 'To WeChat by way of ServerChan; how many a day depends on its plan.',
  },
  settings: Settings,
  perMinute: 5,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
