import { z } from 'zod';
import { base, line, secret } from '../kit/fields.ts';

export const Settings = z.object({
  baseUrl: base('https://api.telegram.org'),
  botToken: secret(['机器人 token', 'Bot token'], /^\d+:[\w-]+$/, [
    'BotFather 给的，形如 123456:ABC…',
    'From BotFather, such as 123456:ABC…',
  ]),
  chatId: line(
    ['chat_id', 'chat_id'],
    [
      '数字，或频道的 @名字；把机器人加进群后，用 @userinfobot 之类查到',
      'A number, or a channel’s @name; once the bot is in the group, bots like @userinfobot tell it',
    ],
  ),
});
export type Settings = z.infer<typeof Settings>;
