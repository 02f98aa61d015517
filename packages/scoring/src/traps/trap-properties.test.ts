import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySaid, findingsOf, said, type Said } from '../../testing/findings.ts';
import { RUNS, START } from '../../testing/support.ts';
import { ln } from '../arithmetic.ts';
import { SOURCES, type Source, type TopicId } from '../findings.ts';
import type { PricedProduct } from './price-marks.ts';
import { GOODS } from './goods.ts';
import { signalText } from './signals.ts';
import { judgeTraps, type TrapInput } from './traps.ts';
import { excludes, TRAP_LEVELS, TRAPS, verdictText, type TrapVerdict } from './verdict.ts';

const SUBJECTS = ['', 'p1', 'p2', 'iqiyi'];
const TOPICS_USED = [
  'authorisation',
  'authorisation-claim',
  'letter',
  'forbidden-offer',
  'card',
  'post-order-fee',
  'agency-fee',
  'recruiting',
  'purchase-proof',
] as const satisfies readonly TopicId[];

/** Words that speak against a supplier whatever else is known. */
const BAD: readonly (readonly [TopicId, string | number])[] = [
  ...['denied', 'forged', 'not-on-list', 'not-listed'].map(
    (word) => ['authorisation', word] as const,
  ),
  ...['expired', 'chain-broken', 'reused-elsewhere'].map((word) => ['letter', word] as const),
  ...['failed', 'already-redeemed', 'revoked', 'account-banned'].map(
    (word) => ['card', word] as const,
  ),
  ['authorisation-claim', 'claimed'],
  ['forbidden-offer', 'found'],
  ['post-order-fee', 'asked'],
  ['agency-fee', 30_000],
  ['recruiting', 'found'],
  ['purchase-proof', 'refused'],
];

// Few enough that no word is forgotten for another.
const anyWords = fc.array(anySaid(TOPICS_USED, SUBJECTS), { maxLength: 14 });
const anyBad: fc.Arbitrary<Said> = fc
  .tuple(
    fc.constantFrom(...BAD),
    fc.constantFrom(...SUBJECTS),
    fc.constantFrom<Source>(...SOURCES),
    fc.constantFrom('home', 'office', 'wang', 'li'),
    fc.integer({ min: 0, max: 100 }),
  )
  .map(([[topic, value], subject, source, by, halfDays]) =>
    said(topic, subject, value, source, by, halfDays / 2 + 0.25),
  );

const anyProduct: fc.Arbitrary<PricedProduct> = fc.record({
  subject: fc.constantFrom('p1', 'p2'),
  label: fc.constantFrom('年卡', '月卡'),
  item: fc.constantFrom(null, 'a', 'b'),
  unitPrice: fc.integer({ min: 0, max: 20_000 }),
  reference: fc.option(
    fc.record({
      basis: fc.constantFrom('market' as const, 'few' as const, 'official' as const),
      median: fc.constantFrom(null, ln(10_000), ln(20_000)),
      own: fc.integer({ min: 0, max: 8 }),
    }),
  ),
  officialPrice: fc.option(fc.integer({ min: 0, max: 30_000 })),
  daysTooLow: fc.integer({ min: 0, max: 4 }),
  evidence: fc.subarray(['price/1', 'price/2']),
});
const anyRest = fc.record({
  products: fc.array(anyProduct, { maxLength: 4 }),
  unexplainedStock: fc.array(fc.constant({ label: '年卡', evidence: ['stock/1'] }), {
    maxLength: 1,
  }),
  availability30d: fc.option(
    fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), evidence: fc.constant(['s']) }),
  ),
});
type Rest = Omit<TrapInput, 'findings'>;

const judged = (words: readonly Said[], rest: Rest) =>
  judgeTraps({ ...rest, findings: findingsOf(words) }, START);
const rank = ({ level }: TrapVerdict) => TRAP_LEVELS.indexOf(level);

function expectNoneLower(after: readonly TrapVerdict[], before: readonly TrapVerdict[]): void {
  for (const [i, verdict] of after.entries()) {
    expect(rank(verdict)).toBeGreaterThanOrEqual(Math.max(...before.slice(i, i + 1).map(rank)));
  }
}

describe('the verdicts on traps', () => {
  it('are one of each trap, in any order of what was found', () => {
    fc.assert(
      fc.property(anyWords, anyRest, (words, rest) => {
        const verdicts = judged(words, rest);
        expect(verdicts.map(({ trap }) => trap)).toEqual(TRAPS);
        const turned = { ...rest, products: rest.products.toReversed() };
        expect(judged(words.toReversed(), rest)).toEqual(verdicts);
        expect(judged(words, turned).map(({ level }) => level)).toEqual(
          verdicts.map(({ level }) => level),
        );
      }),
      RUNS,
    );
  });

  it('never get milder by one more bad word', () => {
    fc.assert(
      fc.property(anyWords, anyBad, anyRest, (words, bad, rest) => {
        expectNoneLower(judged([...words, bad], rest), judged(words, rest));
      }),
      RUNS,
    );
  });

  it('never get milder by a lower price, another low product, or less stock', () => {
    fc.assert(
      fc.property(anyWords, anyRest, anyProduct, fc.nat(), (words, rest, more, cut) => {
        const before = judged(words, rest);
        const cheaper = rest.products.map((product) => ({
          ...product,
          unitPrice: product.unitPrice - (cut % Math.max(1, product.unitPrice)),
          daysTooLow: product.daysTooLow + 1,
        }));
        expectNoneLower(judged(words, { ...rest, products: cheaper }), before);
        expectNoneLower(judged(words, { ...rest, products: [...rest.products, more] }), before);
        const share = (rest.availability30d?.share ?? 1) / 2;
        expectNoneLower(
          judged(words, { ...rest, availability30d: { share, evidence: [] } }),
          before,
        );
      }),
      RUNS,
    );
  });

  it('never get milder by an official word against the supplier, after whatever was said', () => {
    fc.assert(
      fc.property(anyWords, anyRest, (words, rest) => {
        const denied = said('authorisation', 'iqiyi', 'denied', 'official', 'brand', 0);
        const earlier = words.filter(({ t }) => t < denied.t);
        const [, qualification] = judged([...earlier, denied], rest);
        expect(qualification?.level).toBe('confirmed');
      }),
      RUNS,
    );
  });

  it('are never confirmed by entries without proof', () => {
    fc.assert(
      fc.property(anyWords, anyRest, (words, rest) => {
        const entries = words.map((word): Said => ({
          ...word,
          finding: { ...word.finding, source: 'entry' },
        }));
        expect(judged(entries, rest).some(excludes)).toBe(false);
      }),
      RUNS,
    );
  });

  it('rest on the low price for their first step', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const rest: Rest = { products: [], unexplainedStock: [], availability30d: null };
        expect(judged(words, rest)[0]?.level).toBe('none');
      }),
      RUNS,
    );
  });

  it('cite what they rest on and can be read, signals and never accusations', () => {
    fc.assert(
      fc.property(anyWords, anyRest, (words, rest) => {
        const known = new Set([...words.map(({ id }) => id), 'price/1', 'price/2', 'stock/1', 's']);
        for (const verdict of judged(words, rest)) {
          expect(verdict.evidence.every((key) => known.has(key))).toBe(true);
          const texts = [verdictText(verdict), ...verdict.signals.map((each) => signalText(each))];
          for (const { zh, en } of texts) {
            expect(zh).toMatch(/[一-鿿]/);
            expect(en).toMatch(/^[A-Z"].*[a-z)"]/);
            expect(zh + en).not.toMatch(/undefined|NaN|Infinity|骗|诈|fraud|scam/);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('the words of a verdict', () => {
  it.each([
    ['none', true, '未见代理陷阱信号'],
    ['none', false, '代理陷阱：尚未检查'],
    ['suspect', true, '有代理陷阱信号（疑似）'],
    ['likely', true, '有多个或较强的代理陷阱信号（很可能）'],
    ['confirmed', true, '代理陷阱信号已得到证实'],
  ] as const)('%s, checked %s: %s', (level, checked, zh) => {
    const verdict: TrapVerdict = { trap: 'agency', level, checked, signals: [], evidence: [] };
    expect(verdictText(verdict).zh).toBe(zh);
  });

  it('do not call hints signals', () => {
    const [, , agency] = judged([said('recruiting', '', 'found')], {
      products: [],
      unexplainedStock: [],
      availability30d: null,
    });
    expect(agency && verdictText(agency).zh).toBe('有个别线索，不足以说是代理陷阱信号');
  });

  it('name kinds of goods in both languages, others as they are', () => {
    const text = (kind: string) =>
      signalText({ code: 'forbidden-offer', params: { kind }, evidence: [] });
    expect(text('shared-account')).toEqual({
      zh: '页面或报价中出现「共享账号」',
      en: 'Pages or offers mention shared accounts',
    });
    for (const kind of GOODS) {
      expect(Object.values(text(kind)).join()).not.toMatch(new RegExp(`[「“]${kind}[」”]`));
    }
    expect(text('pirated').zh).toBe('页面或报价中出现「盗版、黑卡」');
    expect(text('constructor').zh).toBe('页面或报价中出现「constructor」');
  });
});
