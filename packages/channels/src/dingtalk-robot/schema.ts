import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://oapi.dingtalk.com'),
  accessToken: secret(['access_token', 'access_token'], WORD, [
    '机器人地址里 access_token= 后面的部分',
    'What follows access_token= in the robot’s address',
  ]),
  secret: secret(['加签密钥', 'Signing secret'], WORD, [
    '安全设置选「加签」后看到的 SEC 开头的密钥',
    'Begins with SEC; shown once “sign” is chosen as the security setting',
  ]).optional(),
});
export type Settings = z.infer<typeof Settings>;
