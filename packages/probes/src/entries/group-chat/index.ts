import { defineEntry } from '../../kit/entry.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const STATES: Record<Fields['state'], [zh: string, en: string]> = {
  active: ['有人说话', 'people talk'],
  quiet: ['没人说话', 'quiet'],
  muted: ['全员禁言', 'everybody muted'],
  dissolved: ['解散或被移出', 'dissolved or removed from'],
};

export const groupChat = defineEntry({
  kind: 'group-chat',
  title: { zh: '群聊动静', en: 'Group chat activity' },
  description: {
    zh: '平台的 QQ 群、微信群还有没有人管。隔几天记一次，安静下来会成为跑路征兆之一。',
    en: 'Whether anybody still looks after the platform’s groups. Log it every few days: silence is one of the signs of a shutdown.',
  },
  when: { zh: '看的时间', en: 'Looked at' },
  proof: {
    as: 'proof',
    hint: { zh: '群聊截图；请遮住别人的头像昵称', en: 'A screenshot; cover other people’s names' },
  },
  indicators: INDICATORS,
  fields: Fields,
  past: ({ lastOfficialAt }) => ({ lastOfficialAt }),
  summary: ({ group, state }) => {
    const [zh, en] = STATES[state];
    return { zh: `${group}：${zh}`, en: `${group}: ${en}` };
  },
  indicate,
});
