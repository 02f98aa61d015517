import { z } from 'zod';
import { base, line, number, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://qyapi.weixin.qq.com'),
  corpId: line(
    ['企业 ID', 'Corp ID'],
    ['管理后台 → 我的企业，最下面，ww 开头', 'In the console under “My company”; begins with ww'],
  ),
  agentId: number(['应用 AgentId', 'AgentId'], { min: 1, max: 999_999_999 }, 1_000_002, [
    '管理后台 → 应用管理 → 自建应用的页面上',
    'On the page of your own app in the console',
  ]),
  corpSecret: secret(['应用 Secret', 'Secret of the app'], WORD, [
    '和 AgentId 在同一页，点「查看」后发到企业微信里',
    'On the same page as the AgentId',
  ]),
  toUser: line(
    ['收件人', 'To'],
    ['成员账号，多个用 | 隔开；@all 是所有人', 'Members, joined by |; @all is everybody'],
  ),
});
export type Settings = z.infer<typeof Settings>;
