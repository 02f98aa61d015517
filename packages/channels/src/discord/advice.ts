import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  10015: ['这个 Webhook 不存在，或已被删除。', 'There is no such webhook, or it was removed.'],
  50027: ['Webhook 地址不对。', 'The webhook’s address is wrong.'],
  50035: [
    'Discord 读不懂内容，检查模板。',
    'Discord cannot read the content: look at the template.',
  ],
  220001: [
    '这是论坛频道，Webhook 不能直接发；换一个文字频道。',
    'It is a forum, in which webhooks cannot post: use a text channel.',
  ],
});
