import { reclassed } from '../kit/conversation/response.ts';
import { defineProbe } from '../kit/define.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Config, Seen } from './schema.ts';

export const supportResponse = defineProbe({
  kind: 'support-response',
  title: { zh: '客服响应', en: 'Customer service response' },
  description: {
    zh: '向客服提一个采购问题，量第一位真人多久答复；系统提示、机器人、排队通知和套话不算。提问时刻在工作日白天、傍晚、夜间和周末之间随机轮换，最多等 24 小时。默认不发送任何消息，须由您打开。',
    en: 'Asks customer service a buyer’s question and measures how long the first human takes; system lines, bots, queue notices and canned greetings do not count. Moments rotate at random between working hours, evenings, nights and weekends, and an answer is awaited for up to 24 hours. Nothing is sent until you allow it.',
  },
  resource: 'http',
  resourceFor: ({ channel }) => (channel === 'web-page' ? 'browser' : 'http'),
  defaultIntervalSeconds: 302_400,
  minIntervalSeconds: 172_800,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  indicate,
  reclass(seen, classes) {
    const conversation = seen.conversation && reclassed(seen.conversation, classes);
    return conversation === null ? null : { ...seen, conversation };
  },
});
