import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const ntfy = defineChannel({
  kind: 'ntfy',
  title: { zh: 'ntfy', en: 'ntfy' },
  description: {
    zh: '发到 ntfy 的一个主题，可用自建服务。',
    en: 'To a topic of ntfy, by way of its service or one of your own.',
  },
  settings: Settings,
  perMinute: 12,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
