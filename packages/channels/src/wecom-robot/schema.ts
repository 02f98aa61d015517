import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://qyapi.weixin.qq.com'),
  key: secret(['机器人的 key', 'Key of the robot'], WORD, [
    '机器人地址里 key= 后面的部分，不是整个地址',
    'What follows key= in the robot’s address, not the whole address',
  ]),
});
export type Settings = z.infer<typeof Settings>;
