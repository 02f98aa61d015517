import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, request } from './request.ts';
import { Settings } from './schema.ts';

export const feishuRobot = defineChannel({
  kind: 'feishu-robot',
  title: { zh: '飞书群机器人', en: 'Feishu group robot' },
  description: {
    zh: '以卡片发到飞书群。安全设置选「签名校验」，或者把「靠谱」设为关键词。',
    en: 'A card to a Feishu or Lark group. Choose signatures, or 靠谱 as its keyword.',
  },
  settings: Settings,
  // A sixth of it may go at once, and no more than five a second are taken.
  perMinute: 30,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify },
  target: ({ baseUrl }) => new URL(baseUrl).host,
});
