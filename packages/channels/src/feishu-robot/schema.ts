import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://open.feishu.cn'),
  token: secret(['机器人地址的最后一段', 'Last part of the robot’s address'], WORD, [
    '…/open-apis/bot/v2/hook/ 后面的部分；Lark 的服务地址是 https://open.larksuite.com',
    'What follows …/open-apis/bot/v2/hook/; Lark’s service is at https://open.larksuite.com',
  ]),
  secret: secret(['签名密钥', 'Signing secret'], WORD, [
    '安全设置勾选「签名校验」后看到的密钥',
    'Shown once signatures are chosen as the security setting',
  ]).optional(),
});
export type Settings = z.infer<typeof Settings>;
