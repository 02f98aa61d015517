interface BadgeWords {
  none: string;
  insufficient: string;
  vetoed: string;
  unverified: string;
  provisional: string;
  interval(lo: string, hi: string): string;
  stale(at: string): string;
  /** What a reader who does not see it is told first. */
  label(name: string): string;
}

export const BADGE_WORDS: Readonly<Record<'zh' | 'en', BadgeWords>> = {
  zh: {
    none: '尚无评分',
    insufficient: '样本不足',
    vetoed: '底线未过',
    unverified: '底线未核实',
    provisional: '临时',
    interval: (lo, hi) => `90% 区间 ${lo}–${hi}`,
    stale: (at) => `数据停在 ${at}`,
    label: (name) => `靠谱评分 ${name}`,
  },
  en: {
    none: 'no score yet',
    insufficient: 'not enough data',
    vetoed: 'gate failed',
    unverified: 'gate unverified',
    provisional: 'provisional',
    interval: (lo, hi) => `90% interval ${lo}–${hi}`,
    stale: (at) => `data stops at ${at}`,
    label: (name) => `Kaopu score of ${name}`,
  },
};
