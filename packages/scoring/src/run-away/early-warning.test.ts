import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySaid, findingsOf, said, type Said } from '../../testing/findings.ts';
import { DAY, HOUR, RUNS, START } from '../../testing/support.ts';
import { addDailyGap, type DailyGaps } from '../price/daily.ts';
import {
  earlyWarning,
  jointLevel,
  WARNING_LEVELS,
  warningText,
  type RunAwayInput,
} from './early-warning.ts';
import { repliesSign, type ReplyPoint } from './replies.ts';
import { priceDumpSign } from './price-dump.ts';
import { SIGNS, signText, type Sign, type SignId, type Strength } from './sign.ts';

const STRENGTHS = ['unknown', 'calm', 'weak', 'strong'] as const satisfies readonly Strength[];
const rank = (strength: Strength) => Math.max(1, STRENGTHS.indexOf(strength));
const levelOf = (strengths: readonly Strength[]) =>
  jointLevel(SIGNS.map((sign, i) => ({ sign, strength: strengths[i] ?? 'unknown' })));

const of = (strengths: Partial<Record<SignId, Strength>>) =>
  levelOf(SIGNS.map((sign) => strengths[sign] ?? 'unknown'));

describe('the joint rule', () => {
  it.each([
    ['nothing known', {}, 'none'],
    ['one weak sign', { replies: 'weak' }, 'none'],
    ['two weak signs', { replies: 'weak', stale: 'weak' }, 'watch'],
    [
      'all weak',
      {
        replies: 'weak',
        withdrawals: 'weak',
        stale: 'weak',
        'price-dump': 'weak',
        identity: 'weak',
      },
      'watch',
    ],
    ['one strong sign', { 'price-dump': 'strong' }, 'watch'],
    ['a strong and a weak one', { 'price-dump': 'strong', stale: 'weak' }, 'watch'],
    ['two strong signs', { 'price-dump': 'strong', identity: 'strong' }, 'warning'],
    ['withdrawals alone', { withdrawals: 'strong' }, 'watch'],
    ['withdrawals and a weak sign', { withdrawals: 'strong', replies: 'weak' }, 'warning'],
    ['withdrawals and calm', { withdrawals: 'strong', replies: 'calm' }, 'watch'],
    ['weak withdrawals and a strong sign', { withdrawals: 'weak', replies: 'strong' }, 'watch'],
  ] as const)('%s', (_, strengths, level) => {
    expect(of(strengths)).toBe(level);
  });

  it('never falls when a sign gets stronger, and takes unknown for nothing', () => {
    const all = fc.tuple(...SIGNS.map(() => fc.constantFrom(...STRENGTHS)));
    fc.assert(
      fc.property(all, all, (a, b) => {
        const stronger = a.map((strength, i) => {
          const other = b[i] ?? strength;
          return rank(other) > rank(strength) ? other : strength;
        });
        const before = WARNING_LEVELS.indexOf(levelOf(a));
        expect(WARNING_LEVELS.indexOf(levelOf(stronger))).toBeGreaterThanOrEqual(before);
        const calmed = a.map((strength) => (strength === 'unknown' ? 'calm' : strength));
        expect(levelOf(calmed)).toBe(levelOf(a));
      }),
      RUNS,
    );
  });
});

const TEXT_TOPICS = [
  'contact',
  'domain',
  'filing-number',
  'page-content',
  'stock-content',
] as const;

/** Ten looks a subject at most, so that nothing is forgotten. */
const anyLooks: fc.Arbitrary<Said[]> = fc
  .array(
    fc.record({
      topic: fc.constantFrom(...TEXT_TOPICS),
      source: fc.constantFrom('page' as const, 'official' as const),
      by: fc.constantFrom('home', 'office'),
      values: fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 10 }),
      every: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 5 },
  )
  .map((courses) =>
    courses.flatMap(({ topic, source, by, values, every }, n) =>
      values.map((value, i) =>
        said(topic, `s${n}`, value, source, by, (values.length - 1 - i) * every),
      ),
    ),
  );
const anyWithdrawals = fc.array(anySaid(['withdrawal', 'card', 'licence'], ['', 'p1']), {
  maxLength: 12,
});
const anyReplies: fc.Arbitrary<ReplyPoint[]> = fc
  .array(
    fc.record({
      hours: fc.integer({ min: -24, max: 70 * 24 }),
      seconds: fc.integer({ min: 1, max: 86_400 }),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map(({ hours, seconds }, i) => ({ t: START - hours * HOUR, id: `r${i}`, seconds })),
  );
const anyGaps = fc.array(
  fc.record({
    subject: fc.constantFrom('p1', 'p2', 'p3'),
    daysAgo: fc.integer({ min: 0, max: 40 }),
    gap: fc.double({ min: -1, max: 0.5, noNaN: true }),
  }),
  { maxLength: 120 },
);
type Gap = { subject: string; daysAgo: number; gap: number };
const dailyOf = (gaps: readonly Gap[]) =>
  gaps.reduce<DailyGaps>(
    (daily, { subject, daysAgo, gap }, i) =>
      addDailyGap(daily, subject, { t: START - daysAgo * DAY, id: `g${i}`, gap, low: false }),
    {},
  );

const inputOf = (
  words: readonly Said[],
  replies: ReplyPoint[],
  gaps: readonly Gap[],
): RunAwayInput => ({
  findings: findingsOf(words),
  replies,
  daily: dailyOf(gaps),
});
const strengthOf = (signs: readonly Sign[], id: SignId) =>
  rank(signs.find(({ sign }) => sign === id)?.strength ?? 'unknown');

describe('the early warning', () => {
  it('does not depend on the order of what was found, and cites only that', () => {
    fc.assert(
      fc.property(anyLooks, anyWithdrawals, anyReplies, anyGaps, (looks, words, replies, gaps) => {
        const all = [...looks, ...words];
        const warning = earlyWarning(inputOf(all, replies, gaps), START);
        expect(warning.signs.map(({ sign }) => sign)).toEqual(SIGNS);
        const turned = { ...inputOf(all.toReversed(), replies.toReversed(), gaps) };
        expect(earlyWarning(turned, START)).toEqual(warning);

        const known = new Set([...all.map(({ id }) => id), ...replies.map(({ id }) => id)]);
        for (const { evidence, strength, params } of warning.signs) {
          expect(evidence.every((key) => known.has(key) || /^g\d+$/.test(key))).toBe(true);
          expect(evidence.length).toBeLessThanOrEqual(5);
          expect(params === null).toBe(strength === 'unknown');
          if (strength === 'weak' || strength === 'strong')
            expect(evidence.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it('never falls by one more bad word on withdrawals', () => {
    fc.assert(
      fc.property(
        anyLooks,
        anyWithdrawals,
        fc.constantFrom('delayed', 'refused'),
        fc.constantFrom('entry' as const, 'proof' as const, 'page' as const, 'official' as const),
        fc.integer({ min: 0, max: 70 }).map((days) => days + 0.25),
        (looks, words, value, source, daysAgo) => {
          const bad = said('withdrawal', '', value, source, 'wang', daysAgo);
          const before = earlyWarning(inputOf([...looks, ...words], [], []), START);
          const after = earlyWarning(inputOf([...looks, ...words, bad], [], []), START);
          expect(WARNING_LEVELS.indexOf(after.level)).toBeGreaterThanOrEqual(
            WARNING_LEVELS.indexOf(before.level),
          );
          expect(strengthOf(after.signs, 'withdrawals')).toBeGreaterThanOrEqual(
            strengthOf(before.signs, 'withdrawals'),
          );
        },
      ),
      RUNS,
    );
  });

  it('never falls by slower replies of the last week', () => {
    fc.assert(
      fc.property(anyReplies, fc.array(fc.nat(40_000), { maxLength: 60 }), (replies, more) => {
        const slower = replies.map((point, i) =>
          point.t > START - 7 * DAY ? { ...point, seconds: point.seconds + (more[i] ?? 0) } : point,
        );
        expect(rank(repliesSign(slower, START).strength)).toBeGreaterThanOrEqual(
          rank(repliesSign(replies, START).strength),
        );
      }),
      RUNS,
    );
  });

  it('never falls by lower prices of the last three days', () => {
    fc.assert(
      fc.property(anyGaps, fc.double({ min: 0, max: 1, noNaN: true }), (gaps, fall) => {
        const lower = gaps.map((each) =>
          each.daysAgo < 3 ? { ...each, gap: each.gap - fall } : each,
        );
        expect(rank(priceDumpSign(dailyOf(lower), START).strength)).toBeGreaterThanOrEqual(
          rank(priceDumpSign(dailyOf(gaps), START).strength),
        );
      }),
      RUNS,
    );
  });

  it('heeds no topic that is none of its signs', () => {
    fc.assert(
      fc.property(
        anyLooks,
        fc.array(anySaid(['card', 'licence', 'agency-fee', 'forbidden-offer'], ['', 'p1'])),
        (looks, others) => {
          const warning = earlyWarning(inputOf(looks, [], []), START);
          expect(earlyWarning(inputOf([...looks, ...others], [], []), START)).toEqual(warning);
        },
      ),
      RUNS,
    );
  });

  it('knows nothing of a platform nobody looked at', () => {
    const warning = earlyWarning({ findings: {}, replies: [], daily: {} }, START);
    expect(warning).toMatchObject({ level: 'none', known: 0, evidence: [] });
    expect(warningText(warning).zh).toBe('跑路征兆：数据还不够');
    expect(warningText({ level: 'none', known: 1 }).zh).toBe('未见跑路征兆');
  });
});

it.each([
  ['none', 0, '跑路征兆：数据还不够', 'Signs of a shutdown: too little is known'],
  ['none', 5, '未见跑路征兆', 'No signs of a shutdown'],
  [
    'watch',
    5,
    '有需要留意的跑路征兆，建议少存余额',
    'Signs of a shutdown to watch: keep balances small',
  ],
  [
    'warning',
    5,
    '多项跑路征兆同时出现，建议停止预存并尽快提现',
    'Several signs of a shutdown at once: stop prepaying and withdraw soon',
  ],
] as const)('a warning of level %s with %d signs known reads %s', (level, known, zh, en) => {
  expect(warningText({ level, known })).toEqual({ zh, en });
});

it('a warning counts the signs it knows, and cites those it shows', () => {
  const words = [
    said('withdrawal', '', 'refused', 'proof', 'wang', 2),
    said('withdrawal', '', 'on-time', 'entry', 'li', 1),
    ...[9, 8, 2, 1].map((day) => said('contact', 'qq', day > 5 ? '1' : '2', 'page', 'home', day)),
    ...[3, 2, 1].map((day) => said('domain', '', 'a.cn', 'page', 'home', day)),
  ];
  const warning = earlyWarning(inputOf(words, [], []), START);
  expect(warning).toMatchObject({ level: 'warning', known: 2 });
  expect(warning.evidence).toEqual([words[0]?.id, words[4]?.id, words[5]?.id].toSorted());
  const calm = earlyWarning(inputOf(words.slice(6), [], []), START);
  expect(calm).toMatchObject({ level: 'none', known: 1, evidence: [] });
});

const WORDED: readonly (readonly [sign: Sign, zh: string, en: string])[] = [
  [
    { sign: 'replies', strength: 'weak', params: { baseline: 90, current: 9000 }, evidence: [] },
    '客服回复变慢：近一周多为 3 小时，以往多为 2 分钟',
    'Replies have slowed: 3 h this week, 2 min before',
  ],
  [
    { sign: 'withdrawals', strength: 'weak', params: { baseline: 4, current: 2 }, evidence: [] },
    '提现或结算被拖延、拒付：2 条反馈（按时到账 4 条）',
    'Withdrawals or settlements late or refused: 2 reports (4 on time)',
  ],
  [
    {
      sign: 'stale',
      strength: 'strong',
      params: { baseline: 1.5, current: 20, items: 2, of: 3 },
      evidence: [],
    },
    '库存或页面停更：3 项中有 2 项不动，已 20 天没有变化，以往约 1.5 天一变',
    'Stock or pages stand still: 2 of 3, for 20 days, where 1.5 were usual',
  ],
  [
    {
      sign: 'price-dump',
      strength: 'strong',
      params: { baseline: 98, current: 61, items: 3, of: 4 },
      evidence: [],
    },
    '集中降价：4 个商品中有 3 个，从市场价的 98% 降到 61%',
    'Prices dumped: 3 of 4 products, from 98 % of the market to 61 %',
  ],
  [
    {
      sign: 'identity',
      strength: 'strong',
      params: {
        changes: [
          { topic: 'contact', from: 'QQ 1', to: 'QQ 2' },
          { topic: 'filing-number', from: '京ICP备1号', to: '' },
        ],
      },
      evidence: [],
    },
    '联系方式由「QQ 1」变为「QQ 2」；备案号由「京ICP备1号」变为「（无）」',
    'Changed: contact from "QQ 1" to "QQ 2"; filing number from "京ICP备1号" to "(none)"',
  ],
  [
    { sign: 'identity', strength: 'calm', params: { changes: [] }, evidence: [] },
    '联系方式、域名与备案：与以往一致',
    'Contact, domain and filing: as usual',
  ],
  [
    { sign: 'stale', strength: 'unknown', params: null, evidence: [] },
    '库存与页面更新：数据还不够',
    'Updates of stock and pages: too little is known',
  ],
];

describe('the words of a sign', () => {
  it.each([
    [0, '1 分钟', '1 min'],
    [89, '1 分钟', '1 min'],
    [90, '2 分钟', '2 min'],
    [119 * 60, '119 分钟', '119 min'],
    [120 * 60, '2 小时', '2 h'],
    [86_400, '24 小时', '24 h'],
  ])('call %d seconds %s', (current, zh, en) => {
    const params = { baseline: 60, current };
    const text = signText({ sign: 'replies', strength: 'strong', params, evidence: [] });
    expect(text.zh).toContain(`近一周多为 ${zh}，`);
    expect(text.en).toContain(`${en} this week`);
  });

  it('name what is calm and what is not known, each in its own words', () => {
    const calm = (sign: SignId) =>
      signText({ sign, strength: 'calm', params: { changes: [] }, evidence: [] } as Sign);
    const unknown = (sign: SignId) =>
      signText({ sign, strength: 'unknown', params: null, evidence: [] } as Sign);
    for (const language of ['zh', 'en'] as const) {
      const told = SIGNS.flatMap((sign) => [calm(sign), unknown(sign)]).map((t) => t[language]);
      expect(new Set(told).size).toBe(2 * SIGNS.length);
    }
    expect(calm('replies')).toEqual({
      zh: '客服回复速度：与以往一致',
      en: 'Speed of replies: as usual',
    });
    expect(unknown('withdrawals').zh).toBe('提现与结算：数据还不够');
    expect(unknown('price-dump').en).toBe('Price dumping: too little is known');
  });

  it('name a changed domain', () => {
    const changes = [{ topic: 'domain' as const, from: 'a.cn', to: 'b.cn' }];
    expect(
      signText({ sign: 'identity', strength: 'weak', params: { changes }, evidence: [] }),
    ).toEqual({
      zh: '域名由「a.cn」变为「b.cn」',
      en: 'Changed: domain from "a.cn" to "b.cn"',
    });
  });

  it('show sixty letters of a value as they are', () => {
    const changes = [{ topic: 'contact' as const, from: 'x'.repeat(60), to: 'y' }];
    const { en } = signText({
      sign: 'identity',
      strength: 'weak',
      params: { changes },
      evidence: [],
    });
    expect(en).toBe(`Changed: contact from "${'x'.repeat(60)}" to "y"`);
  });

  it.each(WORDED)('%o', (sign, zh, en) => {
    expect(signText(sign)).toEqual({ zh, en });
  });

  it('cut a long value', () => {
    const changes = [{ topic: 'contact' as const, from: 'x'.repeat(500), to: 'y' }];
    const { zh } = signText({
      sign: 'identity',
      strength: 'weak',
      params: { changes },
      evidence: [],
    });
    expect(zh).toHaveLength('联系方式由「」变为「y」'.length + 61);
  });
});
