import { z } from 'zod';
import { base, secret, WORD } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://ntfy.sh'),
  topic: secret(['主题', 'Topic'], /^[\w-]{1,64}$/, [
    '谁知道主题名谁就能看到通知，取一个猜不到的',
    'Whoever knows it can read along: choose one that nobody guesses',
  ]),
  accessToken: secret(['访问令牌', 'Access token'], WORD, [
    '主题受保护时才要：网页版 → 账户 → 访问令牌，tk_ 开头',
    'For protected topics only: in the web app under your account; begins with tk_',
  ]).optional(),
});
export type Settings = z.infer<typeof Settings>;
