import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const slack = defineChannel({
  kind: 'slack',
  title: { zh: 'Slack', en: 'Slack' },
  description: {
    zh: '发到 Slack 频道的 Incoming Webhook。',
    en: 'To the incoming webhook of a Slack channel.',
  },
  settings: Settings,
  perMinute: 50,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ url }) => new URL(url).host,
});
