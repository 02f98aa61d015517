import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: '徽章',
  lead: '放到自己的网页或表格里，随时显示当前的等级、区间和日期；样本不足、底线未过、数据过期也照实写。',
  alt: (name: string) => `靠谱评分：${name}`,
  snippet: '嵌入代码（HTML）',
  copy: '复制代码',
  copied: '已复制',
  open: '单独打开',
};

const en: Shape<typeof zh> = {
  title: 'Badge',
  lead: 'For a page or sheet of your own: always the present grade, interval and date, and honest when there is not enough data, a gate failed or the data is stale.',
  alt: (name) => `Kaopu score: ${name}`,
  snippet: 'Code to embed (HTML)',
  copy: 'Copy code',
  copied: 'Copied',
  open: 'Open alone',
};

export const BADGE_WORDS: Readonly<Record<Lang, Shape<typeof zh>>> = { 'zh-CN': zh, en };
