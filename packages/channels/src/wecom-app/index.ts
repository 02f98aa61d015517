import { defineChannel } from '../kit/define.ts';
import { ADVICE } from './advice.ts';
import { classify } from './classify.ts';
import { LIMIT, readToken, request, tokenRequest } from './request.ts';
import { Settings } from './schema.ts';

export const wecomApp = defineChannel({
  kind: 'wecom-app',
  title: { zh: '企业微信应用消息', en: 'WeCom app message' },
  description: {
    zh: '由企业微信自建应用发给成员。应用的「企业可信 IP」里要有本机的出口地址。',
    en: 'From an app of your own in WeCom to members. Its trusted addresses must hold ours.',
  },
  settings: Settings,
  perMinute: 30,
  merges: true,
  limit: LIMIT,
  advice: ADVICE,
  way: { by: 'http', request, classify, token: { request: tokenRequest, read: readToken } },
  target: ({ toUser }) => toUser,
});
