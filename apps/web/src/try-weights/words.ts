import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  open: '试试别的权重',
  lead: '只在这里试：公布的分数不变，证据和底线也不变。',
  score: (from: string, to: string) => `综合分 ${from} → ${to}`,
  interval: (lo: string, hi: string) => `90% 区间 ${lo}–${hi}`,
  sum: (lost: string, value: string) => `从 100 分起扣 ${lost} 分，得 ${value}`,
  losses: '各维度扣多少分',
  dimension: '维度',
  published: '公布的',
  own: '这样配',
  cap: '底线未核实，分数封顶',
  total: '合计',
  unlike: '公布的分数出自另一版评分方法，这里一律按现在的方法算。',
  all: '看所有平台怎么排',
  close: '关闭',
};

const en: Shape<typeof zh> = {
  open: 'Try other weights',
  lead: 'Only tried here: the published score, the evidence and the gates stay as they are.',
  score: (from, to) => `Score ${from} → ${to}`,
  interval: (lo, hi) => `90% interval ${lo}–${hi}`,
  sum: (lost, value) => `From 100, ${lost} points lost, which leaves ${value}`,
  losses: 'Points lost by dimension',
  dimension: 'Dimension',
  published: 'Published',
  own: 'Like this',
  cap: 'Capped: a gate is unverified',
  total: 'Total',
  unlike:
    'The published score was made by another version of the method; here all is worked out by the present one.',
  all: 'How all platforms would rank',
  close: 'Close',
};

export const TRY_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
