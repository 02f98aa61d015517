import { describe, expect, it } from 'vitest';
import { badgeSvg, type BadgeAbout } from './badge.ts';

const AT = '2026-11-23T17:30:00.000Z';
const SCORE: NonNullable<BadgeAbout['score']> = {
  status: 'ok',
  grade: 'B',
  provisional: false,
  value: 76.4,
  lo: 66.2,
  hi: 85.9,
  asOf: AT,
};

const badge = (score: Partial<typeof SCORE> | null, more: Partial<BadgeAbout> = {}) =>
  badgeSvg({
    name: '星云卡盟',
    score: score && { ...SCORE, ...score },
    stale: false,
    lastObservedAt: AT,
    lang: 'zh',
    ...more,
  });

/** All that is drawn, without what only describes it. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join('|');

describe('a badge', () => {
  it('has letter, score, interval and Beijing’s day together', () => {
    expect(textsOf(badge({}))).toBe('星云卡盟|B 76 · 90% 区间 66–86 · 2026-11-24');
    expect(textsOf(badge({}, { lang: 'en' }))).toContain('90% interval 66–86 · 2026-11-24');
  });

  it.each<[Parameters<typeof badge>[0], string, string]>([
    [{ status: 'insufficient', grade: '-' }, '样本不足', 'unknown'],
    [{ status: 'vetoed', grade: 'X', value: 97 }, '底线未过', 'octagon'],
    [null, '尚无评分', 'unknown'],
  ])('says of %j no number at all, but why', (score, words, mark) => {
    const svg = badge(score);
    expect(textsOf(svg)).toContain(words);
    expect(svg).toContain(`data-mark="${mark}"`);
    expect(textsOf(svg).replaceAll(/\d{4}-\d\d-\d\d/g, '')).not.toMatch(/\d/);
    expect(svg).not.toContain('97');
  });

  it('says when the data stopped, and what is not sure yet', () => {
    const stale = badge({}, { stale: true, lastObservedAt: '2026-11-20T08:05:00.000Z' });
    expect(textsOf(stale)).toContain('数据停在 2026-11-20 16:05');
    expect(textsOf(badge({ provisional: true }))).toContain('临时');
    expect(textsOf(badge({ status: 'unverified' }))).toContain('底线未核实');
  });

  it('shortens a long name to what fits, and gives it whole to who listens', () => {
    const name = '很'.repeat(300);
    const svg = badge({}, { name });
    expect(textsOf(svg)).toContain(`${'很'.repeat(19)}…|`);
    expect(svg).toContain(`<title>靠谱评分 ${name}`);
  });

  it('lets no name become markup', () => {
    const svg = badge({}, { name: `"/><script>alert('x')</script>&\u0000\u0008` });
    expect(svg).not.toContain('<script');
    expect(Array.from(svg).filter((sign) => sign < ' ')).toEqual([]);
    expect(svg).toContain('&quot;/&gt;&lt;script');
  });
});
