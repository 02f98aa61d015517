import { z } from 'zod';
import { base, line, number, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://qyapi.weixin.qq.com'),
  corpId: line(['企业 ID', 'Corp ID']),
  agentId: number(['应用 AgentId', 'AgentId'], { min: 1, max: 999_999_999 }, 1_000_002),
  corpSecret: secret(['应用 Secret', 'Secret of the app'], WORD),
  toUser: line(
    ['收件人', 'To'],
    ['成员账号，多个用 | 隔开；@all 是所有人', 'Members, joined by |; @all is everybody'],
  ),
});
export type Settings = z.infer<typeof Settings>;
