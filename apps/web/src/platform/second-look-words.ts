import type { Lang } from '../format/time.ts';

/** Of looks that saw something amiss which no other has borne out so far. */
export const SECOND_LOOK_WORDS: Record<Lang, { suspected: string; hint: string }> = {
  'zh-CN': {
    suspected: '待证实',
    hint: '只有这一次看到异常。下一次或别处的观测点也看到，才计入评分和提醒。',
  },
  en: {
    suspected: 'unconfirmed',
    hint: 'What is amiss was seen only this once. It counts towards scores and alerts when the next look, or one from a vantage point, sees it too.',
  },
};
