import { z } from 'zod';
import { base, maybe, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://www.pushplus.plus'),
  token: secret(['token', 'Token'], WORD, [
    '微信登录 pushplus.plus，「一对一推送」页面上的 token',
    'On the page for one-to-one messages at pushplus.plus',
  ]),
  topic: maybe(
    ['群组编码', 'Topic'],
    ['一对多推送时填写；留空只发给自己', 'For a group; empty means only yourself'],
  ),
});
export type Settings = z.infer<typeof Settings>;
