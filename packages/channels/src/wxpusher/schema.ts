import { z } from 'zod';
import { base, secret, several, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://wxpusher.zjiecode.com'),
  appToken: secret(['appToken', 'App token'], WORD, [
    'WxPusher 管理后台 → 应用管理，AT_ 开头',
    'In WxPusher’s console under your app; begins with AT_',
  ]),
  uids: several(['收件人 UID', 'UIDs of who gets it'], z.string().trim().min(1).max(100), 50, [
    '收件人在公众号「WxPusher」里点「我的 → 我的 UID」',
    'Receivers see theirs in the WxPusher account under “me”',
  ]),
});
export type Settings = z.infer<typeof Settings>;
