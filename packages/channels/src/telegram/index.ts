import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const telegram = defineChannel({
  kind: 'telegram',
  title: { zh: 'Telegram', en: 'Telegram' },
  description: {
    zh: '由机器人发到 Telegram 的群、频道或个人。服务地址可填自己的代理。',
    en: 'From a bot to a group, channel or person. A proxy of yours may stand as the address.',
  },
  settings: Settings,
  perMinute: 18,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ chatId }) => chatId,
});
