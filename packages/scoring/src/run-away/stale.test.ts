import { describe, expect, it } from 'vitest';
import { looks, said, type Said } from '../../testing/findings.ts';
import { DAY, START } from '../../testing/support.ts';
import { addFinding, type Findings } from '../findings.ts';
import { staleSign } from './stale.ts';

/** Findings that forget nothing, so that a course may be longer than a memory. */
function allOf(words: readonly Said[]): Findings {
  const findings: Record<string, Findings[string]> = {};
  for (const { finding, t, id } of words) {
    for (const [key, added] of Object.entries(addFinding({}, finding, { t, id }))) {
      findings[key] = [...(findings[key] ?? []), ...added].sort((a, b) => a.t - b.t);
    }
  }
  return findings;
}

/** Changes every day for `moving` days, then not for `still` days. */
const page = (subject: string, moving: number, still: number, by = 'home') =>
  looks(
    'page-content',
    subject,
    Array.from({ length: moving + still }, (_, i) => `v${Math.min(i, moving - 1)}`),
    by,
  );

describe('standing still', () => {
  it.each([
    ['a page that moves', page('a', 20, 0), 'calm'],
    ['for six days', page('a', 20, 6), 'calm'],
    ['for seven days', page('a', 20, 7), 'weak'],
    ['for thirteen days', page('a', 20, 13), 'weak'],
    ['for fourteen days', page('a', 20, 14), 'strong'],
    ['too few changes to know the pace', page('a', 4, 30), 'unknown'],
    ['just enough changes', page('a', 5, 30), 'strong'],
    [
      'one of three pages',
      [...page('a', 20, 30), ...page('b', 20, 0), ...page('c', 20, 0)],
      'calm',
    ],
    ['one of two pages', [...page('a', 20, 30), ...page('b', 20, 0)], 'strong'],
    ['one of two for a week', [...page('a', 20, 8), ...page('b', 20, 0)], 'weak'],
    [
      'seen from one of two vantage points',
      [...page('a', 20, 30), ...page('a', 20, 0, 'office')],
      'calm',
    ],
    [
      'two vantage points that see different pages',
      page('a', 1, 30).concat(page('a', 1, 30, 'office')),
      'unknown',
    ],
    ['nothing', [], 'unknown'],
  ] as const)('$0: $2', (_, words, strength) => {
    expect(staleSign(allOf(words), START).strength).toBe(strength);
  });

  it('is measured by the own pace', () => {
    // Changes every fourth day: eight days are nothing, sixteen a weak and thirty-two a strong sign.
    const slow = (still: number) =>
      looks(
        'stock-content',
        'p1',
        Array.from({ length: 21 + still }, (_, i) => `v${Math.min(5, Math.floor(i / 4))}`),
      );
    expect(staleSign(allOf(slow(8)), START).strength).toBe('calm');
    expect(staleSign(allOf(slow(16)), START)).toMatchObject({
      strength: 'weak',
      params: { baseline: 4, current: 16, items: 1, of: 1 },
    });
    expect(staleSign(allOf(slow(32)), START).strength).toBe('strong');
  });

  it('shows those that stand still, else all, in days and tenths', () => {
    const moving = page('b', 20, 0);
    const still = page('a', 20, 30);
    expect(staleSign(allOf([...still, ...moving]), START)).toMatchObject({
      params: { baseline: 1, current: 30, items: 1, of: 2 },
      evidence: [`page-content/home/${START}`],
    });
    expect(staleSign(allOf(moving), START).params).toEqual({
      baseline: 1,
      current: 0,
      items: 0,
      of: 1,
    });
    const everyEightHours = Array.from({ length: 30 }, (_, i) =>
      said('page-content', 'c', `v${i}`, 'page', 'home', (29 - i) / 3),
    );
    expect(staleSign(allOf(everyEightHours), START).params?.baseline).toBe(0.3);
  });

  it('believes the observer who saw it move last, whoever comes first', () => {
    const seen = (by: string, other: string) =>
      staleSign(allOf([...page('a', 20, 30, by), ...page('a', 20, 8, other)]), START);
    for (const sign of [seen('home', 'office'), seen('office', 'home')]) {
      expect(sign).toMatchObject({ strength: 'weak', params: { current: 8, of: 1 } });
    }
  });

  it('tells pages from stock of the same name', () => {
    const stock = page('a', 20, 0).map((word) => ({
      ...word,
      finding: { ...word.finding, topic: 'stock-content' as const },
    }));
    expect(staleSign(allOf([...page('a', 20, 30), ...stock]), START).params).toMatchObject({
      items: 1,
      of: 2,
    });
  });

  it('heeds the longest pause there was', () => {
    const values = [
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      ...Array.from({ length: 9 }, () => 'g'),
      'h',
      'i',
      'j',
    ];
    const pausing = (still: number) => [...values, ...Array.from({ length: still }, () => 'j')];
    const strength = (still: number) =>
      staleSign(allOf(looks('page-content', '', pausing(still))), START).strength;
    expect([8, 11, 19, 21].map(strength)).toEqual(['calm', 'weak', 'weak', 'strong']);
  });

  it('cannot be told without a look in the last three days', () => {
    const words = page('a', 20, 14);
    expect(staleSign(allOf(page('a', 20, 6)), START + 2 * DAY).strength).toBe('calm');
    expect(staleSign(allOf(words), START + 3 * DAY).strength).toBe('strong');
    expect(staleSign(allOf(words), START + 3 * DAY + 1).strength).toBe('unknown');
  });
});
