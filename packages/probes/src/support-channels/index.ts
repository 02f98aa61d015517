import { defineProbe } from '../kit/define.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const supportChannels = defineProbe({
  kind: 'support-channels',
  title: { zh: '客服渠道', en: 'Customer service channels' },
  description: {
    zh: '看页面上写着哪些客服渠道（QQ、微信、在线聊天组件、邮箱等）。只说明渠道在，不说明有人答：是否答复由「客服响应」去量，所以它不影响评分。',
    en: 'Sees which ways to customer service the pages show (QQ, WeChat, chat widgets, mail …). It says that a channel is there, not that anybody answers: that is measured by “Customer service response”, so it moves no score.',
  },
  resource: 'http',
  defaultIntervalSeconds: 86_400,
  minIntervalSeconds: 3_600,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  // What they show speaks for itself; that they could not be looked at is what others may mend.
  vantages: { doubt: () => null },
  indicate,
});
