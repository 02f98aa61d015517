import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const dingtalkRobot = defineChannel({
  kind: 'dingtalk-robot',
  title: { zh: '钉钉群机器人', en: 'DingTalk group robot' },
  description: {
    zh: '发到钉钉群。安全设置选「加签」，或者把「靠谱」设为关键词。',
    en: 'To a DingTalk group. Choose signing as its security setting, or 靠谱 as its keyword.',
  },
  settings: Settings,
  perMinute: 18,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
