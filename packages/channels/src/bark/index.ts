import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const bark = defineChannel({
  kind: 'bark',
  title: { zh: 'Bark', en: 'Bark' },
  description: {
    zh: '发到 iPhone 的 Bark 应用，可用自建服务。',
    en: 'To the Bark app on an iPhone, by way of its service or one of your own.',
  },
  settings: Settings,
  perMinute: 30,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
