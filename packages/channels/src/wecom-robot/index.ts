import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const wecomRobot = defineChannel({
  kind: 'wecom-robot',
  title: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  description: {
    zh: '发到企业微信群。在群设置里添加机器人，把它地址里的 key 填在这里。',
    en: 'To a WeCom group: add a robot in the group’s settings and enter the key from its address.',
  },
  settings: Settings,
  perMinute: 18,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
