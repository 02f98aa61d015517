import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  40101: ['访问令牌不对。', 'The access token is wrong.'],
  40301: [
    '没有写这个主题的权限，填上访问令牌。',
    'The topic may not be written to: enter an access token.',
  ],
  40009: ['主题名不对。', 'The topic’s name is wrong.'],
  42901: ['发得太多，稍后自动再发。', 'Too many; it goes again by itself.'],
  42908: [
    '今天的条数用完了，稍后自动再发。',
    'The day’s messages are used up; it goes again by itself.',
  ],
});
