import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  400: [
    'chat_id 不对，或者群升级后换了编号。',
    'The chat_id is wrong, or the group got another one.',
  ],
  401: ['机器人 token 不对。', 'The bot token is wrong.'],
  403: [
    '机器人被移出了群，或被对方屏蔽；先把它加进群，或给它发一条消息。',
    'The bot was removed or blocked: add it to the group, or write to it first.',
  ],
  404: ['机器人 token 不对。', 'The bot token is wrong.'],
  429: ['发得太多，稍后自动再发。', 'Too many; it goes again by itself.'],
});
