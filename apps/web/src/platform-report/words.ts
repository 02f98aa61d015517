import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: (name: string) => `${name} · 评估报告`,
  back: '返回平台',
  print: '打印或存为 PDF',
  made: (clock: string) => `生成于 ${clock}（北京时间）`,
  profile: (profile: string) => `按「${profile}」的权重`,
  why: '每一分扣在哪里',
  trend: '近 30 天走势',
  trendNone: '还没有走势。',
  records: '处罚、诉讼与其他记录',
  basis: '分数从哪里来',
  method: '评分方法',
  weights: '权重的哈希',
  inputs: '输入的哈希',
  knownAt: '截至第几次评分',
  check:
    '用「方法与公开」页导出的输入可以重算这个分数。证据链接里是内容的 SHA-256：哈希只证明文件未变，不等于可信时间戳或公证。',
};

const en: Shape<typeof zh> = {
  title: (name) => `${name} · Report`,
  back: 'Back to the platform',
  print: 'Print or save as PDF',
  made: (clock) => `Made ${clock} (Beijing time)`,
  profile: (profile) => `By the weights of “${profile}”`,
  why: 'Where every point was lost',
  trend: 'The last 30 days',
  trendNone: 'No trend yet.',
  records: 'Penalties, lawsuits and other records',
  basis: 'Where the score comes from',
  method: 'Method',
  weights: 'Hash of the weights',
  inputs: 'Hash of the inputs',
  knownAt: 'Known at judge run',
  check:
    'With the inputs exported on “Method and disclosure” this score can be made again. Links to evidence hold the SHA-256 of its content: a hash proves that a file has not changed, and is neither a trusted timestamp nor a notary.',
};

export const PLATFORM_REPORT_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = {
  'zh-CN': zh,
  en,
};
