import { z } from 'zod';
import { choice, count, instant, line, note } from '../../kit/fields.ts';

export const Fields = z.strictObject({
  group: line(['群名', 'Group'], 100),
  app: choice(['在哪里', 'Where'], {
    qq: ['QQ 群', 'QQ'],
    wechat: ['微信群', 'WeChat'],
    telegram: ['Telegram', 'Telegram'],
    other: ['其他', 'Other'],
  }),
  state: choice(['群还活着吗', 'Is it alive'], {
    active: ['有人说话', 'People talk'],
    quiet: ['没人说话', 'Quiet'],
    muted: ['全员禁言', 'Everybody muted'],
    dissolved: ['解散或被移出', 'Dissolved or removed from'],
  }),
  lastOfficialAt: instant([
    '平台的人最后一次说话',
    'Last word of the platform’s people',
  ]).optional(),
  messages: count(['过去 24 小时消息数', 'Messages of the last 24 hours'], {
    min: 0,
    max: 1_000_000,
  }).optional(),
  members: count(['群人数', 'Members'], { min: 0, max: 1_000_000 }).optional(),
  note: note(['备注', 'Note']).optional(),
});
export type Fields = z.infer<typeof Fields>;
