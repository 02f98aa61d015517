import type { Lang } from '../format/time.ts';

/** Of looks that all saw the same and are one row. */
export const RUN_WORDS: Record<Lang, { alike: (n: string) => string }> = {
  'zh-CN': { alike: (n) => `连续 ${n} 次相同` },
  en: { alike: (n) => `${n} looks in a row, all alike` },
};
