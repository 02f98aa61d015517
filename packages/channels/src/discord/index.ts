import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const discord = defineChannel({
  kind: 'discord',
  title: { zh: 'Discord', en: 'Discord' },
  description: {
    zh: '发到 Discord 频道的 Webhook。',
    en: 'To the webhook of a Discord channel.',
  },
  settings: Settings,
  perMinute: 25,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ url }) => new URL(url).host,
});
