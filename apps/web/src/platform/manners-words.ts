import type { ProbeView } from '@kaopu/contracts';
import type { Lang } from '../format/time.ts';

interface MannersWords {
  /** Why a site is left alone, and until when. */
  hold: Record<NonNullable<ProbeView['hold']>['cause'], string>;
  until: string;
  stillRuns: string;
  askedAnyway: string;
  robots: string;
  respect: string;
  consent: string;
  robotsHint: string;
  robotsCauses: Readonly<Record<string, string>>;
  /** Slots left out, by what kept us. */
  missed: Readonly<Record<string, (n: string) => string>>;
}

export const MANNERS_WORDS: Record<Lang, MannersWords> = {
  'zh-CN': {
    hold: {
      busy: '网站要求慢一点（429 或 503），先不打扰',
      blocked: '网站拒绝了访问，先不打扰',
      challenged: '网站要求人机验证，先不打扰',
    },
    until: '最早再看',
    stillRuns: '「立即探测」仍会马上看一次。',
    askedAnyway: '网站正在回避期，仍按你的要求去看一次。',
    robots: '网站的 robots.txt',
    respect: '遵守（默认）',
    consent: '已得到网站同意，不受它限制',
    robotsHint: '只有网站的经营者同意过，才选后一项。',
    robotsCauses: {
      disallowed: '网站的 robots.txt 不允许看这里。若已得到网站同意，可在「编辑」里注明。',
      'robots-unread': '网站的 robots.txt 读不到，按规矩先不看，十分钟后再试。',
    },
    missed: {
      'held-back': (n) => `让出 ${n} 次：网站要求慢一点，或正在拒绝我们`,
      'site-busy': (n) => `让出 ${n} 次：同一网站一次只看一处，当时还没轮到`,
    },
  },
  en: {
    hold: {
      busy: 'The site asked for fewer requests (429 or 503) and is left alone',
      blocked: 'The site refused access and is left alone',
      challenged: 'The site asked for a human check and is left alone',
    },
    until: 'Next look at the earliest',
    stillRuns: '“Run now” looks all the same.',
    askedAnyway: 'The site is being left alone; this look goes there because you asked.',
    robots: 'The site’s robots.txt',
    respect: 'Respected (default)',
    consent: 'The site has agreed: not bound by it',
    robotsHint: 'Choose the latter only when the site’s operator has agreed.',
    robotsCauses: {
      disallowed:
        'The site’s robots.txt does not allow looking here. If the site has agreed, say so under Edit.',
      'robots-unread':
        'The site’s robots.txt could not be read, so it is left alone; the next try is in ten minutes.',
    },
    missed: {
      'held-back': (n) => `${n} left out: the site had asked for fewer requests, or shut us out`,
      'site-busy': (n) => `${n} left out: one look at a time per site, and others were under way`,
    },
  },
};
