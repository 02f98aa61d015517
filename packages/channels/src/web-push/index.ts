import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const webPush = defineChannel({
  kind: 'web-push',
  title: { zh: '浏览器推送', en: 'Browser notifications' },
  description: {
    zh: '发到正在使用的这个浏览器，页面关着也能收到。需要 HTTPS 或本机。',
    en: 'To the browser that you are using, even while the page is closed. Needs HTTPS or localhost.',
  },
  settings: Settings,
  perMinute: 30,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ endpoint }) => new URL(endpoint).host,
});
