import { describe, expect, it } from 'vitest';
import { DAY, HOUR, START } from '../testing/support.ts';
import { UNIT } from './counter.ts';
import type { Source } from './findings.ts';
import { foldLook, retractLook, type Look } from './fold.ts';
import { hold, type Held, type Register } from './held.ts';
import { evidenceOf, readIndicator } from './indicator.ts';
import { emptyIndicator, type IndicatorState } from './indicator-state.ts';
import { CURRENT_METHOD, INDICATOR_SPECS } from './method.ts';
import { addPenalty, NO_PENALTIES } from './penalties.ts';
import type { IndicatorId, Reading } from './types.ts';

const look = (key: string, at = START, spacingMs = DAY): Look => ({ key, at, spacingMs });

function folded(indicator: IndicatorId, looks: readonly [Look, Reading[]][]): IndicatorState {
  const spec = INDICATOR_SPECS[indicator];
  return looks.reduce<IndicatorState>(
    (state, [from, readings]) => foldLook(state, from, readings, spec),
    emptyIndicator(spec),
  );
}

function evidence(indicator: IndicatorId, looks: readonly [Look, Reading[]][], now = START) {
  return evidenceOf(folded(indicator, looks), now, INDICATOR_SPECS[indicator]);
}

const said = (indicator: IndicatorId, x: number | null, source?: Source, by = 'wang'): Reading => ({
  indicator,
  subject: '',
  x,
  ...(source && { source, by }),
});

describe('what a reading weighs', () => {
  it.each<[IndicatorId, Source | 'a look', number]>([
    // By the rhythm: 6 of 24 hours; a register, a page and an own look alike.
    ['hidden-fee', 'a look', 0.25],
    ['hidden-fee', 'official', 0.25],
    ['hidden-fee', 'page', 0.25],
    ['hidden-fee', 'entry', 0.3],
    ['hidden-fee', 'proof', 0.7],
    ['hidden-fee', 'test-buy', 3],
    ['card-works', 'a look', 3],
    ['card-works', 'entry', 0.3],
    ['resolution', 'a look', 0.7],
    ['licence', 'a look', 20],
    ['licence', 'official', 20],
    ['licence', 'page', 8],
    ['licence', 'entry', 3],
    ['brand-authorisation', 'a look', 8],
  ])('%s from %s is %d observations', (indicator, source, n) => {
    const reading = {
      ...said(indicator, 1, source === 'a look' ? undefined : source),
      duration: { seconds: 1, censored: false },
    };
    const { n: actual } = evidence(indicator, [[look('k', START, 6 * HOUR), [reading]]]);
    expect(actual).toBeCloseTo(n, 12);
  });

  it('is shared among the subjects of one look, but not among registers', () => {
    const two = (indicator: IndicatorId) => [
      said(indicator, 1),
      { ...said(indicator, 0), subject: 'p' },
    ];
    expect(evidence('hidden-fee', [[look('k'), two('hidden-fee')]])).toMatchObject({
      n: 1,
      mean: 0.5,
    });
    // Of two subjects each says what it is worth; together they are worth one.
    expect(evidence('tls', [[look('k'), two('tls')]])).toMatchObject({ n: 20, mean: 0.5 });
  });

  it('of one reporter in one period counts once, of test purchases each time', () => {
    const of = (source: Source, by: string[]): [Look, Reading[]][] =>
      by.map((name, i) => [look(`k/${i}`), [said('card-works', 1, source, name)]]);
    expect(evidence('card-works', of('entry', ['wang', 'wang', 'li'])).n).toBeCloseTo(0.6, 12);
    expect(evidence('card-works', of('test-buy', ['wang', 'wang'])).n).toBeCloseTo(6, 12);
  });

  it('about several subjects count in full, for the one of them that counts', () => {
    const three = ['1', '2', '3'].map((subject) => ({
      ...said('card-works', 1, 'entry', 'wang'),
      subject,
    }));
    expect(evidence('card-works', [[look('k'), three]]).n).toBeCloseTo(0.3, 12);
  });

  it('of reporters without a name is that of one reporter', () => {
    const nameless = { indicator: 'card-works', subject: '', x: 1, source: 'entry' } as const;
    const named = said('card-works', 1, 'entry', '');
    const looks: [Look, Reading[]][] = [
      [look('a'), [nameless]],
      [look('b'), [named]],
    ];
    expect(evidence('card-works', looks).n).toBeCloseTo(0.3, 12);
  });

  it('is nothing when the look could not tell, or saw no price', () => {
    const prices = evidence('price-volatility', [[look('k'), [said('price-volatility', 1)]]]);
    expect(prices.n).toBe(0);
    const state = folded('price-volatility', [[look('k'), [said('price-volatility', 1)]]]);
    expect(state.looks.conclusive).toBe(0n);
    expect(state.looks.all > 0n).toBe(true);
    expect(folded('tls', [[look('k'), [said('tls', null), said('tls', NaN)]]])).toMatchObject({
      held: [],
    });
  });
});

describe('what a remembered wait can cost at most', () => {
  it.each([
    [{ seconds: 30, censored: false }, 0, { end: 'event', bin: 0 }],
    [{ seconds: 30, censored: true }, UNIT, { end: 'censored', bin: 0 }],
    [{ seconds: 90_000, censored: false }, UNIT, { end: 'open', bin: 12 }],
  ] as const)('%o: %d millionths', (duration, atStake, wait) => {
    const reading = { ...said('first-response', 1), duration };
    const state = folded('first-response', [[look('k'), [reading]]]);
    expect(state).toMatchObject({ kept: [{ id: 'k', t: START, subject: '', atStake, wait }] });
  });
});

describe('taking a look back', () => {
  it.each(['availability', 'latency'] as const)(
    'of %s needs only the looks of the last three half-lives',
    (indicator) => {
      const spec = INDICATOR_SPECS[indicator];
      const reading = (seconds: number): Reading => ({
        ...said(indicator, seconds < 1 ? 1 : 0),
        duration: { seconds, censored: false },
      });
      const old: [Look, Reading[]] = [look('old', START - 100 * DAY), [reading(9)]];
      const kept: [Look, Reading[]] = [look('kept', START - DAY), [reading(0.4)]];
      const gone: [Look, Reading[]] = [look('gone', START), [reading(3)]];
      const back = retractLook(
        folded(indicator, [old, kept, gone]),
        { look: gone[0], readings: gone[1] },
        [{ look: kept[0], readings: kept[1] }],
        spec,
      );
      const without = folded(indicator, [old, kept]);
      expect(back).toMatchObject({ looks: without.looks });
      expect(Object(back).sums).toEqual(Object(without).sums);
      expect(Object(back).kept.map((item: { id: string }) => item.id)).toEqual(['kept']);
      expect(Object(back).sums.tMax).toBe(START - DAY);
    },
  );

  it('that said nothing of an indicator changes nothing', () => {
    const state = folded('tls', [[look('k'), [said('tls', 1)]]]);
    expect(retractLook(state, { look: look('x'), readings: [] }, [], INDICATOR_SPECS.tls)).toBe(
      state,
    );
  });
});

describe('the words of a register', () => {
  const word = (rest: Partial<Register>): Register => ({
    t: START,
    id: 'k',
    subject: '',
    source: null,
    x: UNIT,
    e: 20,
    ...rest,
  });
  const holdAll = (words: readonly Register[], most = 64): Held =>
    words.reduce<Held>((held, item) => hold(held, item, most), []);

  it('are kept apart by subject and by source', () => {
    const words = [
      word({ subject: 'iqiyi', source: 'page' }),
      word({ subject: 'iqiyi', source: 'official' }),
      word({ subject: 'tencent', source: 'page' }),
    ];
    expect(holdAll(words)).toHaveLength(3);
    const newer = word({ subject: 'iqiyi', source: 'page', t: START + 1, x: 0 });
    expect(holdAll([...words, newer])).toHaveLength(3);
    expect(holdAll([...words, newer])).toContainEqual(newer);
  });

  it('are forgotten beyond the newest so many', () => {
    const words = Array.from({ length: 5 }, (_, i) => word({ subject: `s${i}`, t: START + i }));
    expect(holdAll(words, 3).map(({ subject }) => subject)).toEqual(['s2', 's3', 's4']);
  });

  it('of a subject yield to the one worth most by now, of equals to the newest', () => {
    const read = (words: readonly Register[], now: number) =>
      evidenceOf(
        { kind: 'register', looks: { conclusive: 0n, all: 0n }, held: holdAll(words) },
        now,
        INDICATOR_SPECS.licence,
      );
    const official = word({ source: 'official', x: UNIT, e: 20 });
    const page = word({ source: 'page', x: 0, e: 8, t: START + 30 * DAY });
    expect(read([official, page], START + 30 * DAY).mean).toBe(1);
    // After 180 days a quarter of the official word is left, 5, and more of a new page.
    const later = { ...page, t: START + 180 * DAY };
    expect(read([official, later], START + 180 * DAY)).toMatchObject({ n: 8, mean: 0 });
    const other = word({ source: 'test-buy', x: 0, id: 'l' });
    expect(read([official, other], START).mean).toBe(0);
  });

  it('of several subjects are as old as their newest, and count by what each is worth', () => {
    const held = holdAll([
      word({ subject: 'a', x: UNIT, t: START - 90 * DAY }),
      word({ subject: 'b', x: 0, t: START }),
    ]);
    const state: IndicatorState = { kind: 'register', looks: { conclusive: 0n, all: 0n }, held };
    const read = evidenceOf(state, START, INDICATOR_SPECS.licence);
    // Worth 10 and 20: 15 together, a third of it good, two thirds of it new.
    expect(read).toMatchObject({ n: 15, newestAge: 0, meanAge: 30 * DAY });
    expect(read.mean).toBeCloseTo(1 / 3, 12);
  });
});

it('penalties beyond the most severe and newest are forgotten', () => {
  const penalties = ['warning', 'fine', 'large-fine'].reduce((sum, severity, i) => {
    const record = { t: START, id: 'k', no: String(i), severity, decidedAt: START };
    return addPenalty(sum, Object(record), 2);
  }, NO_PENALTIES);
  expect(penalties.records.map(({ severity }) => severity)).toEqual(['fine', 'large-fine']);
});

describe('an indicator read', () => {
  const read = (indicator: IndicatorId, looks: readonly [Look, Reading[]][]) =>
    readIndicator(indicator, folded(indicator, looks), START, CURRENT_METHOD);

  it('is thin below two observations', () => {
    const bought = (count: number): [Look, Reading[]][] =>
      Array.from({ length: count }, (_, i) => [
        look(`k/${i}`),
        [said('hidden-fee', 1), said('hidden-fee', 1)],
      ]);
    expect(read('hidden-fee', bought(1)).thin).toBe(true);
    expect(read('hidden-fee', bought(2)).thin).toBe(false);
  });

  it('knows when it was seen last, whoever saw it', () => {
    const own: [Look, Reading[]] = [look('own', START - 3 * DAY), [said('card-works', 1)]];
    const entered: [Look, Reading[]] = [
      look('entered', START - DAY),
      [said('card-works', 1, 'proof')],
    ];
    expect(read('card-works', [own]).newest).toBe(START - 3 * DAY);
    expect(read('card-works', [own, entered]).newest).toBe(START - DAY);
    expect(read('card-works', [[look('k'), [said('card-works', null)]]]).newest).toBeNull();
    const penalties = read('penalties', [[look('k', START - DAY), [said('penalties', 1)]]]);
    expect(penalties.newest).toBe(START - DAY);
  });
});

it('prices are as old as the days that ended a return, each fading by itself', () => {
  const days = [9, 7, 6, 5, 4, 3, 2, 1, 0];
  const looks = days.map((daysAgo): [Look, Reading[]] => [
    look(`p/${daysAgo}`, START - daysAgo * DAY),
    [
      {
        ...said('price-volatility', 1),
        price: { label: '', item: null, fen: 100, gap: 0, low: false, reference: null },
      },
    ],
  ]);
  const read = evidence('price-volatility', looks, START + DAY);
  // Eight returns, a seventh of an observation each when fresh: the first day ends none.
  const ages = days.slice(1).map((daysAgo) => daysAgo + 1);
  const worth = ages.map((age) => 2 ** (-age / 30));
  const n = worth.reduce((sum, w) => sum + w, 0);
  const meanAge = ages.reduce((sum, age, i) => sum + age * (worth[i] ?? NaN), 0) / n;
  expect(read.mean).toBe(1);
  expect(read.newestAge).toBe(DAY);
  // The decay table rounds by at most 1.1 %.
  expect(read.n / (n / 7)).toBeCloseTo(1, 1);
  expect(read.meanAge / DAY / meanAge).toBeCloseTo(1, 1);
  expect(Math.abs(read.meanAge / DAY - meanAge)).toBeLessThan(0.05);
});
