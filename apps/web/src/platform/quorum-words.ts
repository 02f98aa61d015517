import type { Lang } from '../format/time.ts';

export const QUORUM_WORDS: Record<Lang, { quorum: string; hint: string }> = {
  'zh-CN': {
    quorum: '几处看到同样情况才算数',
    hint: '我方自己算一处；留空则按「观测点」页的设置',
  },
  en: {
    quorum: 'How many places have to see the same',
    hint: 'Ours is one of them; empty: as set on the page Vantage points',
  },
};
