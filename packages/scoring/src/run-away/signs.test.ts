import { describe, expect, it } from 'vitest';
import { findingsOf, said, type Said } from '../../testing/findings.ts';
import { DAY, START } from '../../testing/support.ts';
import { ln } from '../arithmetic.ts';
import { addFinding, type Findings, type TopicId } from '../findings.ts';
import type { DailyGaps } from '../price/daily.ts';
import { identitySign } from './identity.ts';
import { priceDumpSign } from './price-dump.ts';
import { repliesSign, type ReplyPoint } from './replies.ts';
import { staleSign } from './stale.ts';
import { withdrawalsSign } from './withdrawals.ts';

/** Replies of the last week, one every other hour, after `before` ones of the sixty days before. */
function replies(before: readonly number[], recent: readonly number[]): ReplyPoint[] {
  return [
    ...before.map((seconds, i) => ({ t: START - (8 + i) * DAY, id: `b${i}`, seconds })),
    ...recent.map((seconds, i) => ({ t: START - i * 7_200_000, id: `r${i}`, seconds })),
  ];
}
const many = (seconds: number, n = 20) => Array.from({ length: n }, () => seconds);

describe('replies', () => {
  it.each([
    ['as usual', replies(many(120), many(120, 5)), 'calm'],
    ['slower, but quick all the same', replies(many(20), many(200, 5)), 'calm'],
    ['twice as slow', replies(many(200), many(400, 5)), 'weak'],
    ['not quite twice as slow', replies(many(200), many(399, 5)), 'calm'],
    ['four times as slow', replies(many(600), many(2400, 5)), 'strong'],
    ['four times as slow, within half an hour', replies(many(200), many(800, 5)), 'weak'],
    [
      'as slow as a good part always was',
      replies([...many(200, 16), ...many(4000, 4)], many(3000, 5)),
      'calm',
    ],
    ['two slow ones of five', replies(many(200), [200, 200, 200, 86_400, 86_400]), 'calm'],
    ['three slow ones of five', replies(many(200), [200, 200, 86_400, 86_400, 86_400]), 'strong'],
    ['too few now', replies(many(200), many(86_400, 4)), 'unknown'],
    [
      'too few lately before',
      replies(many(200, 19), many(86_400, 5)).concat({
        t: START - 67 * DAY,
        id: 'old',
        seconds: 200,
      }),
      'unknown',
    ],
    [
      'just enough before',
      replies(many(200, 19), many(86_400, 5)).concat({
        t: START - 67 * DAY + 1,
        id: 'old',
        seconds: 200,
      }),
      'strong',
    ],
    ['too few before', replies(many(200, 19), many(86_400, 5)), 'unknown'],
    ['unreadable ones', replies(many(200), many(Infinity, 9)), 'unknown'],
    ['none', [], 'unknown'],
  ] as const)('%s: %s', (_, points, strength) => {
    expect(repliesSign(points, START).strength).toBe(strength);
  });

  it('of this moment count, those to come do not', () => {
    const tomorrow = many(86_400, 9).map((seconds, i) => ({
      t: START + 1 + i,
      id: `f${i}`,
      seconds,
    }));
    const calm = replies(many(200), many(200, 5));
    expect(repliesSign([...calm, ...tomorrow], START).strength).toBe('calm');
    expect(repliesSign([...calm, ...tomorrow], START + 9).strength).toBe('strong');
  });

  it('of a week ago are what was usual', () => {
    const edge = many(200, 20).map((seconds, i) => ({
      t: START - 7 * DAY - i,
      id: `e${i}`,
      seconds,
    }));
    const slow = many(800, 5).map((seconds, i) => ({
      t: START - 7 * DAY + 1 + i,
      id: `s${i}`,
      seconds,
    }));
    expect(repliesSign([...edge, ...slow], START)).toMatchObject({
      strength: 'weak',
      params: { baseline: 200, current: 800 },
      evidence: ['s0', 's1', 's2', 's3', 's4'],
    });
  });

  it('show both medians and cite the newest', () => {
    const sign = repliesSign(replies(many(600), many(2400, 9)), START);
    expect(sign.params).toEqual({ baseline: 600, current: 2400 });
    expect(sign.evidence).toEqual(['r4', 'r3', 'r2', 'r1', 'r0']);
  });
});

const paid = (value: string, source: Said['finding']['source'], by: string, daysAgo = 1) =>
  said('withdrawal', '', value, source, by, daysAgo);

describe('withdrawals', () => {
  it.each([
    ['nothing known', [], 'unknown'],
    ['paid on time', [paid('on-time', 'proof', 'wang')], 'calm'],
    ['delayed, says one', [paid('delayed', 'entry', 'wang')], 'weak'],
    ['refused, says one without proof', [paid('refused', 'entry', 'wang')], 'weak'],
    ['refused, shows one', [paid('refused', 'proof', 'wang')], 'strong'],
    ['delayed, shows one', [paid('delayed', 'proof', 'wang')], 'weak'],
    ['delayed, show two', ['wang', 'li'].map((by) => paid('delayed', 'proof', by)), 'strong'],
    ['delayed, say two', ['wang', 'li'].map((by) => paid('delayed', 'entry', by)), 'weak'],
    [
      'delayed, say three',
      ['wang', 'li', 'zhao'].map((by) => paid('delayed', 'entry', by)),
      'strong',
    ],
    [
      'delayed, paid since',
      [paid('delayed', 'entry', 'wang', 9), paid('on-time', 'entry', 'wang')],
      'calm',
    ],
    [
      'delayed, others paid',
      [paid('delayed', 'entry', 'wang', 9), paid('on-time', 'entry', 'li')],
      'weak',
    ],
    ['delayed long ago', [paid('delayed', 'proof', 'wang', 61)], 'unknown'],
    ['delayed sixty days ago', [paid('delayed', 'entry', 'wang', 60)], 'weak'],
    ['delayed tomorrow', [paid('delayed', 'entry', 'wang', -1)], 'unknown'],
    ['refused, says a page', [paid('refused', 'page', 'home')], 'weak'],
    ['refused, had to see ourselves', [paid('refused', 'test-buy', 'us')], 'strong'],
    [
      'delayed, says one three times',
      [1, 2, 3].map((day) => paid('delayed', 'entry', 'wang', day)),
      'weak',
    ],
  ] as const)('%s: %s', (_, words, strength) => {
    expect(withdrawalsSign(findingsOf(words), START).strength).toBe(strength);
  });

  it('count what was on time and what was not', () => {
    const words = [paid('on-time', 'entry', 'li', 20), paid('delayed', 'entry', 'wang')];
    const { params, evidence } = withdrawalsSign(findingsOf(words), START);
    expect(params).toEqual({ baseline: 1, current: 1 });
    expect(evidence).toEqual([`withdrawal/wang/${START - DAY}`]);
  });
});

describe('paid on time', () => {
  it('is what calm rests on', () => {
    const words = [paid('on-time', 'entry', 'li', 20), paid('on-time', 'proof', 'wang')];
    expect(withdrawalsSign(findingsOf(words), START)).toEqual({
      sign: 'withdrawals',
      strength: 'calm',
      params: { baseline: 2, current: 0 },
      evidence: words.map(({ id }) => id),
    });
  });
});

/** One look a day, the last one today: a value for each. */
function looks(topic: TopicId, subject: string, values: readonly string[], by = 'home'): Said[] {
  return values.map((value, i) => said(topic, subject, value, 'page', by, values.length - 1 - i));
}

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
  ] as const)('%s: %s', (_, words, strength) => {
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

/** Gaps of one product: `before` for thirty days, `after` for the last three. */
function course(before: number, after: number, days = 30): DailyGaps[string] {
  return Array.from({ length: days + 3 }, (_, i) => ({
    t: START - (days + 2 - i) * DAY,
    id: `k${i}`,
    gap: i < days ? before : after,
    low: false,
  }));
}
const to = (share: number) => course(0, ln(share));
const daily = (...courses: DailyGaps[string][]): DailyGaps =>
  Object.fromEntries(courses.map((days, i) => [`p${i}`, days]));

describe('dumping', () => {
  it.each([
    ['no product', daily(), 'unknown'],
    ['one product', daily(to(0.3)), 'unknown'],
    ['steady prices', daily(to(1), to(1)), 'calm'],
    ['one of two', daily(to(0.3), to(1)), 'calm'],
    ['two of two', daily(to(0.8), to(0.84)), 'weak'],
    ['two of two, a little', daily(to(0.86), to(0.86)), 'calm'],
    ['two of seven', daily(to(0.5), to(0.5), ...Array.from({ length: 5 }, () => to(1))), 'calm'],
    ['three of six by a third', daily(to(0.66), to(0.66), to(0.66), to(1), to(1), to(1)), 'strong'],
    [
      'three of seven by a third',
      daily(to(0.66), to(0.66), to(0.66), to(1), to(1), to(1), to(1)),
      'weak',
    ],
    ['all dearer', daily(to(1.5), to(1.5), to(1.5)), 'calm'],
    ['always cheap', daily(course(-0.5, -0.5), course(-0.5, -0.5)), 'calm'],
    ['too short a past', daily(course(0, -1, 9), course(0, -1, 9)), 'unknown'],
    ['the past of ten days', daily(course(0, -1, 10), course(0, -1, 10)), 'weak'],
  ])('%s: %s', (_, gaps, strength) => {
    expect(priceDumpSign(gaps, START).strength).toBe(strength);
  });

  it('is not told by one day, and is over with time', () => {
    const until = (days: number) => daily(to(0.5).slice(0, -days), to(0.5).slice(0, -days));
    expect(priceDumpSign(until(2), START - 2 * DAY).strength).toBe('calm');
    expect(priceDumpSign(until(1), START - DAY).strength).toBe('weak');
    expect(priceDumpSign(until(2), START).strength).toBe('unknown');
    expect(priceDumpSign(daily(to(0.5), to(0.5)), START + 2 * DAY).strength).toBe('unknown');
  });

  it('shows those that fell, else all', () => {
    const fell = [course(ln(0.9), ln(0.7)), course(ln(0.9), ln(0.72)), to(1)];
    expect(priceDumpSign(daily(...fell), START)).toMatchObject({
      strength: 'weak',
      params: { baseline: 90, current: 71, items: 2, of: 3 },
    });
    expect(priceDumpSign(daily(to(0.95), course(ln(0.8), ln(0.8))), START)).toMatchObject({
      strength: 'calm',
      // Medians of logarithms: the roots of .8 and of .95 × .8.
      params: { baseline: 89, current: 87, items: 0, of: 2 },
    });
  });

  it('compares the last three days with the thirty before', () => {
    // What was cheap more than thirty-three days ago is no measure.
    const once =
      course(0, ln(0.8), 40)?.map((gap, i) => (i < 10 ? { ...gap, gap: -9 } : gap)) ?? [];
    expect(priceDumpSign(daily(once, once), START).strength).toBe('weak');
    const two = course(0, ln(0.8))?.slice(0, -1) ?? [];
    expect(priceDumpSign(daily(two, two), START - DAY).strength).toBe('weak');
    expect(priceDumpSign(daily(two, two), START).strength).toBe('weak');
  });

  it('shows where prices came from in percent of the market', () => {
    expect(priceDumpSign(daily(to(0.66), to(0.66), to(0.66)), START)).toMatchObject({
      params: { baseline: 100, current: 66, items: 3, of: 3 },
      evidence: ['k30', 'k31', 'k32'],
    });
  });
});

describe('identity', () => {
  it.each([
    ['nothing known', [], 'unknown'],
    ['seen once', looks('contact', 'qq', ['1']), 'unknown'],
    ['as ever', looks('contact', 'qq', ['1', '1', '1']), 'calm'],
    ['another contact', looks('contact', 'qq', ['1', '1', '2', '2']), 'weak'],
    ['another contact seen once', looks('contact', 'qq', ['1', '1', '2']), 'calm'],
    ['a first contact seen once', looks('contact', 'qq', ['1', '2', '2']), 'calm'],
    ['a contact misread in between', looks('contact', 'qq', ['1', '1', '?', '1', '1']), 'calm'],
    ['misread, then another', looks('contact', 'qq', ['1', '1', '?', '2', '2']), 'weak'],
    ['contacts in turn', looks('contact', 'qq', ['1', '1', '2', '2', '1', '1', '2', '2']), 'calm'],
    [
      'two contacts',
      [
        ...looks('contact', 'qq', ['1', '1', '2', '2']),
        ...looks('contact', 'wx', ['a', 'a', 'b', 'b']),
      ],
      'weak',
    ],
    [
      'contact and filing number',
      [
        ...looks('contact', 'qq', ['1', '1', '2', '2']),
        ...looks('filing-number', '', ['京ICP备1', '京ICP备1', '', '']),
      ],
      'strong',
    ],
    [
      'a domain, an official word for it',
      [said('domain', '', 'a.cn', 'official', 'x', 9), said('domain', '', 'b.cn', 'official', 'x')],
      'weak',
    ],
    [
      'two observers who see different things',
      [...looks('contact', 'qq', ['1', '1']), ...looks('contact', 'qq', ['2', '2'], 'office')],
      'calm',
    ],
  ] as const)('%s: %s', (_, words, strength) => {
    expect(identitySign(findingsOf(words), START).strength).toBe(strength);
  });

  it('names changes in one order, with what showed them', () => {
    const contact = looks('contact', 'qq', ['1', '1', '2', '2']);
    const filing = looks('filing-number', '', ['a', 'a', 'b', 'b', 'b']);
    const found = identitySign(findingsOf([...filing, ...contact]), START);
    expect(found.params?.changes).toEqual([
      { topic: 'contact', from: '1', to: '2' },
      { topic: 'filing-number', from: 'a', to: 'b' },
    ]);
    const shown = [contact[2], contact[3], filing[2], filing[3], filing[4]].map((word) => word?.id);
    expect(found.evidence.toSorted()).toEqual(shown.toSorted());
  });

  it('calm names no change and cites what was seen', () => {
    const words = looks('domain', '', ['a.cn', 'a.cn']);
    expect(identitySign(findingsOf(words), START)).toEqual({
      sign: 'identity',
      strength: 'calm',
      params: { changes: [] },
      evidence: words.map(({ id }) => id),
    });
  });

  it('names a change once, whoever saw it, for thirty days', () => {
    const words = [
      ...looks('contact', 'qq', ['1', '1', '2', '2']),
      ...looks('contact', 'qq', ['1', '1', '2', '2'], 'office'),
    ];
    const { params, evidence } = identitySign(findingsOf(words), START);
    expect(params).toEqual({ changes: [{ topic: 'contact', from: '1', to: '2' }] });
    expect(evidence).toHaveLength(4);
    // Only what is known at that moment counts.
    expect(identitySign(findingsOf(words), START - DAY).strength).toBe('calm');
    // First seen a day before START.
    expect(identitySign(findingsOf(words), START + 29 * DAY - 1).strength).toBe('weak');
    expect(identitySign(findingsOf(words), START + 29 * DAY).strength).toBe('calm');
    expect(identitySign(findingsOf(words), START + 30 * DAY).strength).toBe('unknown');
  });
});
