import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: '预警前跑路信号',
  lead: '每一项都和这个平台自己的以往比。没有观测到的，不等于正常。',
  observed: (known: string, all: string) => `${all} 项中观测到 ${known} 项`,
  names: {
    replies: '响应时间',
    withdrawals: '提现与结算',
    groups: '群里动静',
    stale: '库存与价格页更新',
    'price-dump': '集中降价',
    identity: '联系方式、域名与备案',
  },
  sign: '信号',
  now: '现在',
  baseline: '自己的以往',
  state: '判断',
  strength: { unknown: '未观测', calm: '与以往一致', weak: '轻微', strong: '明显' },
  unobserved: {
    replies: '观测不够：近 7 天和此前 60 天都要有足够的客服问答。',
    withdrawals: '还没有人录入提现或结算。',
    groups: '近 14 天没有人录入群里的动静，或次数不够，还说不出以往。',
    stale: '观测不够：库存或页面的变化次数还太少。',
    'price-dump': '观测不够：价格历史还太短。',
    identity: '观测不够。',
  },
  unsure: '还说不准',
  noBaseline: '还没有自己的基线',
  log: '录入',
};

const en: Shape<typeof zh> = {
  title: 'Signs before a shutdown',
  lead: 'Each is held against this platform’s own past. What was not observed is not therefore fine.',
  observed: (known, all) => `${known} of ${all} observed`,
  names: {
    replies: 'Time to respond',
    withdrawals: 'Withdrawals and settlements',
    groups: 'Activity in groups',
    stale: 'Updates of stock and price pages',
    'price-dump': 'Price dumping',
    identity: 'Contact, domain and filing',
  },
  sign: 'Sign',
  now: 'Now',
  baseline: 'Its own past',
  state: 'Verdict',
  strength: { unknown: 'not observed', calm: 'as usual', weak: 'slight', strong: 'marked' },
  unobserved: {
    replies: 'Too little: it takes enough answers in the last 7 days and in the 60 before.',
    withdrawals: 'Nobody has logged a withdrawal or settlement yet.',
    groups: 'Nobody logged a group in the last 14 days, or too rarely to know what is usual.',
    stale: 'Too little: stock and pages have changed too rarely so far.',
    'price-dump': 'Too little: the history of prices is too short.',
    identity: 'Too little is known.',
  },
  unsure: 'not sure yet',
  noBaseline: 'no baseline of its own yet',
  log: 'Log one',
};

export const RUN_AWAY_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
