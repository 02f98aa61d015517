import { advice } from '../kit/advice.ts';

export const ADVICE = advice({
  no_service: ['这个 Webhook 已停用或不存在。', 'The webhook is off, or there is none.'],
  no_team: ['Slack 工作区不存在。', 'There is no such workspace.'],
  invalid_token: ['Webhook 地址不对。', 'The webhook’s address is wrong.'],
  invalid_payload: [
    'Slack 读不懂内容，检查模板。',
    'Slack cannot read the content: look at the template.',
  ],
  channel_is_archived: ['频道已归档，换一个频道。', 'The channel is archived: use another.'],
  channel_not_found: ['频道不存在，换一个频道。', 'There is no such channel: use another.'],
  action_prohibited: ['Slack 管理员不允许发到这里。', 'Slack’s administrators do not allow it.'],
  posting_to_general_channel_denied: [
    '这个频道不允许 Webhook 发言。',
    'Webhooks may not post in this channel.',
  ],
});
