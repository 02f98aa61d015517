import { lengthText } from '@kaopu/scoring';
import { defineEntry } from '../../kit/entry.ts';
import { spanOf } from '../../kit/fields.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Fields } from './schema.ts';

const OUTCOMES: Record<Fields['outcome'], [zh: string, en: string]> = {
  answered: ['真人答复', 'answered by a human'],
  'bots-only': ['只有机器人', 'only bots'],
  waiting: ['还没人理', 'nobody yet'],
  refused: ['被拉黑或关闭', 'blocked or closed'],
};
const CHANNELS: Record<Fields['channel'], [zh: string, en: string]> = {
  qq: ['QQ', 'QQ'],
  wechat: ['微信', 'WeChat'],
  wecom: ['企业微信', 'WeCom'],
  web: ['网页', 'Web page'],
  phone: ['电话', 'Phone'],
  other: ['其他渠道', 'Another channel'],
};

export const supportConversation = defineEntry({
  kind: 'support-conversation',
  title: { zh: '问客服', en: 'Asking customer service' },
  description: {
    zh: 'QQ、微信等只能自己问的渠道：发出问题时开始计时，真人答复时停止。锁屏、切换应用、刷新都不影响计时。',
    en: 'Channels that only you can use, such as QQ and WeChat: start the timer when you ask, stop it when a human answers. Locking the phone, switching apps or reloading does not disturb it.',
  },
  when: { zh: '情况截至', en: 'As of' },
  proof: {
    as: 'proof',
    hint: {
      zh: '能看到时间的聊天截图；请先遮住账号和手机号',
      en: 'A screenshot of the chat with its times; cover accounts and phone numbers first',
    },
  },
  indicators: INDICATORS,
  fields: Fields,
  past({ wait }) {
    const { from, to } = spanOf(wait);
    return { wait: new Date(to ?? from).toISOString() };
  },
  summary({ channel, outcome, wait }) {
    const { from, to } = spanOf(wait);
    const length = to === null ? null : lengthText((to - from) / 1_000);
    const [channelZh, channelEn] = CHANNELS[channel];
    const [outcomeZh, outcomeEn] = OUTCOMES[outcome];
    return {
      zh: `${channelZh}：${outcomeZh}${length === null ? '' : `，${length.zh}`}`,
      en: `${channelEn}: ${outcomeEn}${length === null ? '' : ` in ${length.en}`}`,
    };
  },
  isOpen: ({ outcome }) => outcome === 'waiting',
  indicate,
});
