import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySaid, findingsOf, said, type Said } from '../testing/findings.ts';
import { RUNS, START } from '../testing/support.ts';
import type { Source } from './findings.ts';
import { FLOORS, floors, type FloorId, type LowPrices } from './floors.ts';

const NO_LOW: LowPrices = { tooLow: [], confirmed: [] };

function standing(all: readonly Said[], id: FloorId, low = NO_LOW) {
  const found = floors(findingsOf(all), low, START).filter((floor) => floor.id === id);
  return found.map(({ subject, result, code }) => [subject, result, code]);
}

describe('what nobody asked about', () => {
  it('is unknown where it is always asked, and absent where it arises with a cause', () => {
    const asked = floors({}, NO_LOW, START).map(({ id, result, code }) => [id, result, code]);
    expect(asked).toEqual([
      ['licence', 'unknown', 'not-checked'],
      ['forbidden-offer', 'unknown', 'not-checked'],
      ['judgment', 'unknown', 'not-checked'],
    ]);
  });
});

describe('the licence', () => {
  it.each<[string, Said[], string, string]>([
    ['the register has it', [said('licence', '', 'valid', 'official')], 'pass', 'holds'],
    ['its scope is unclear', [said('licence', '', 'scope-unclear', 'official')], 'pass', 'holds'],
    ['it is revoked', [said('licence', '', 'revoked', 'official')], 'fail', 'broken'],
    ['one person has proof', [said('licence', '', 'valid', 'proof', 'wang')], 'pass', 'holds'],
    ['somebody says so', [said('licence', '', 'valid', 'entry', 'wang')], 'unknown', 'not-enough'],
    ['the own page says so', [said('licence', '', 'valid', 'page')], 'unknown', 'not-checked'],
    ['somebody says not', [said('licence', '', 'absent', 'entry', 'w')], 'unknown', 'not-enough'],
    [
      'one person proves it absent',
      [said('licence', '', 'absent', 'proof', 'wang')],
      'unknown',
      'awaits-confirmation',
    ],
    [
      'two people prove it absent',
      [
        said('licence', '', 'absent', 'proof', 'wang'),
        said('licence', '', 'absent', 'proof', 'li'),
      ],
      'fail',
      'broken',
    ],
    [
      'one of the two took it back',
      [
        said('licence', '', 'absent', 'proof', 'wang', 3),
        said('licence', '', 'absent', 'proof', 'li', 3),
        said('licence', '', 'valid', 'proof', 'wang', 1),
      ],
      'unknown',
      'awaits-confirmation',
    ],
    [
      'the register put it right',
      [
        said('licence', '', 'absent', 'official', 'register', 9),
        said('licence', '', 'valid', 'official', 'register', 1),
      ],
      'pass',
      'holds',
    ],
    [
      'the word is older than a year',
      [said('licence', '', 'valid', 'official', 'register', 366)],
      'unknown',
      'not-checked',
    ],
  ])('%s', (_, all, result, code) => {
    expect(standing(all, 'licence')).toEqual([['', result, code]]);
  });
});

describe('an authorisation', () => {
  it('is asked of each brand that is claimed', () => {
    const all = [
      said('authorisation-claim', 'iqiyi', 'claimed'),
      said('authorisation-claim', 'youku', 'not-claimed'),
      said('authorisation', 'mgtv', 'confirmed', 'official'),
    ];
    expect(standing(all, 'authorisation')).toEqual([
      ['iqiyi', 'unknown', 'not-checked'],
      ['mgtv', 'pass', 'holds'],
    ]);
  });

  it.each<[string, number, string]>([
    ['from one vantage point', 0, 'unknown'],
    ['from two, six hours apart', 0.25, 'fail'],
    ['from two, at nearly the same time', 0.2, 'unknown'],
  ])('missing from a complete list, seen %s', (_, apart, result) => {
    const all = [said('authorisation', 'iqiyi', 'not-on-list', 'page', 'home', 1)];
    if (apart > 0) {
      all.push(said('authorisation', 'iqiyi', 'not-on-list', 'page', 'office', 1 - apart));
    }
    expect(standing(all, 'authorisation').map((floor) => floor[1])).toEqual([result]);
  });

  it('that only an own letter shows is not enough', () => {
    const all = [said('authorisation', 'iqiyi', 'letter', 'page')];
    expect(standing(all, 'authorisation')).toEqual([['iqiyi', 'unknown', 'not-enough']]);
  });
});

describe('the list of serious violations', () => {
  const word = (value: 'listed' | 'none', source: Source, by = 'here', days = 1) =>
    said('serious-list', 'gsxt', value, source, by, days);

  it.each<[string, Said[], string[][]]>([
    ['nobody looked', [], []],
    ['it was never on it', [word('none', 'official')], []],
    ['somebody says so', [word('listed', 'entry', 'wang')], []],
    ['the register has it', [word('listed', 'official')], [['gsxt', 'fail', 'broken']]],
    [
      'one person has a screenshot',
      [word('listed', 'proof', 'wang')],
      [['gsxt', 'unknown', 'awaits-confirmation']],
    ],
    [
      'two have one',
      [word('listed', 'proof', 'wang'), word('listed', 'proof', 'li')],
      [['gsxt', 'fail', 'broken']],
    ],
    [
      'it was taken off',
      [word('listed', 'official', 'here', 30), word('none', 'official', 'here', 1)],
      [['gsxt', 'pass', 'holds']],
    ],
    ['that is over a year ago', [word('listed', 'official', 'here', 366)], []],
  ])('when %s', (_, all, floor) => {
    expect(standing(all, 'serious-list')).toEqual(floor);
  });

  it('of one register is not taken back by another', () => {
    const all = [
      word('listed', 'official', 'here', 3),
      said('serious-list', 'a', 'none', 'official'),
    ];
    expect(standing(all, 'serious-list')).toEqual([['gsxt', 'fail', 'broken']]);
  });
});

describe('a certificate', () => {
  const invalid = (hours: number[]) =>
    hours.map((h) => said('certificate', '', 'invalid', 'page', 'home', h / 24));

  it.each<[string, Said[], string]>([
    ['valid', [said('certificate', '', 'valid')], 'pass'],
    ['invalid for 71 hours', invalid([72, 36, 1]), 'unknown'],
    ['invalid for 72 hours', invalid([73, 36, 1]), 'fail'],
    [
      'valid in between',
      [...invalid([80, 1]), said('certificate', '', 'valid', 'page', 'home', 2)],
      'unknown',
    ],
    [
      'valid again',
      [...invalid([90, 10]), said('certificate', '', 'valid', 'page', 'home', 0)],
      'pass',
    ],
  ])('%s', (_, all, result) => {
    expect(standing(all, 'certificate').map((floor) => floor[1])).toEqual([result]);
  });
});

describe('prices far below the market', () => {
  const low = { tooLow: ['look/1'], confirmed: [] };
  const card = (value: string) => [said('card', '1', value, 'test-buy', 'me')];

  it.each<[string, Said[], LowPrices, string[]]>([
    ['are no floor alone: nobody has bought yet', [], low, ['unknown']],
    ['exclude with a card that failed', card('failed'), low, ['fail']],
    ['exclude with a card that was redeemed before', card('already-redeemed'), low, ['fail']],
    ['do not with a card that works', card('worked'), low, ['pass']],
    ['do not by hearsay', [said('card', '1', 'failed', 'entry', 'li')], low, ['unknown']],
    ['are no matter at market prices', card('failed'), NO_LOW, []],
    ['exclude when the trap is confirmed', [], { tooLow: [], confirmed: ['k'] }, ['fail']],
  ])('%s', (_, all, prices, expected) => {
    expect(standing(all, 'price-trap', prices).map((floor) => floor[1])).toEqual(expected);
  });
});

describe('a joining fee', () => {
  it.each<[string, Said[], string[]]>([
    ['nobody knows of', [], []],
    ['asked by two with proof', [fee(50_000, 'wang'), fee(9_900, 'li')], ['fail']],
    ['asked by one', [fee(50_000, 'wang')], ['unknown']],
    ['denied with proof', [fee(0, 'wang')], ['pass']],
  ])('%s', (_, all, expected) => {
    expect(standing(all, 'agency-fee').map((floor) => floor[1])).toEqual(expected);
  });

  function fee(fen: number, by: string): Said {
    return said('agency-fee', '', fen, 'proof', by);
  }
});

describe('what a floor rests on', () => {
  const of = (all: readonly Said[], id: FloorId, low = NO_LOW) =>
    floors(findingsOf(all), low, START).filter((floor) => floor.id === id);
  const keys = (all: readonly Said[]) => all.map(({ id }) => id);

  it('are the words it goes by', () => {
    const absent = ['wang', 'li'].map((by) => said('licence', '', 'absent', 'proof', by));
    expect(of(absent, 'licence')[0]?.evidence.toSorted()).toEqual(keys(absent).toSorted());
    expect(of(absent.slice(1), 'licence')[0]?.evidence).toEqual(keys(absent.slice(1)));
    expect(of([], 'licence')[0]?.evidence).toEqual([]);
    // Of what does not suffice the newest.
    const entries = [3, 2].map((day) => said('licence', '', 'valid', 'entry', 'wang', day));
    expect(of(entries, 'licence')).toEqual([
      {
        id: 'licence',
        subject: '',
        result: 'unknown',
        code: 'not-enough',
        evidence: keys(entries.slice(1)),
      },
    ]);
  });

  it('are brands in one order, and kinds of forbidden goods each', () => {
    const brands = ['youku', 'iqiyi'].map((brand) =>
      said('authorisation', brand, 'confirmed', 'official', brand),
    );
    const claim = said('authorisation-claim', 'zz', 'claimed');
    const subjects = (all: readonly Said[], id: FloorId) => of(all, id).map((one) => one.subject);
    expect(subjects([...brands, claim], 'authorisation')).toEqual(['iqiyi', 'youku', 'zz']);
    const offers = ['recycled', 'cracked'].map((kind) => said('forbidden-offer', kind, 'none'));
    expect(of(offers, 'forbidden-offer').map(({ subject, result }) => [subject, result])).toEqual([
      ['cracked', 'pass'],
      ['recycled', 'pass'],
    ]);
    expect(subjects([], 'forbidden-offer')).toEqual(['']);
  });

  it('are the ends of the time a certificate was invalid', () => {
    const invalid = [80, 40, 1].map((h) =>
      said('certificate', '', 'invalid', 'page', 'home', h / 24),
    );
    const about = { id: 'certificate', subject: '' };
    expect(of(invalid, 'certificate')).toEqual([
      {
        ...about,
        result: 'fail',
        code: 'broken',
        evidence: keys(invalid).filter((_, i) => i !== 1),
      },
    ]);
    expect(of(invalid.slice(1), 'certificate')).toEqual([
      {
        ...about,
        result: 'unknown',
        code: 'awaits-confirmation',
        evidence: keys(invalid.slice(1)),
      },
    ]);
    const valid = [5, 1].map((day) => said('certificate', '', 'valid', 'page', 'home', day));
    expect(of(valid, 'certificate')).toEqual([
      { ...about, result: 'pass', code: 'holds', evidence: keys(valid.slice(1)) },
    ]);
    expect(of([], 'certificate')).toEqual([]);
  });

  it('are cards and prices', () => {
    const low = { tooLow: ['price/1', 'price/2'], confirmed: [] };
    const about = { id: 'price-trap', subject: '' };
    const card = (value: string) => [said('card', 'p', value, 'test-buy', 'us')];
    expect(of(card('failed'), 'price-trap', low)).toEqual([
      {
        ...about,
        result: 'fail',
        code: 'broken',
        evidence: [...keys(card('failed')), 'price/1', 'price/2'],
      },
    ]);
    for (const value of ['worked', 'worked-after-exchange']) {
      expect(of(card(value), 'price-trap', low)).toEqual([
        { ...about, result: 'pass', code: 'holds', evidence: keys(card(value)) },
      ]);
    }
    expect(of([], 'price-trap', { ...low, confirmed: ['k'] })).toEqual([
      { ...about, result: 'fail', code: 'broken', evidence: ['k'] },
    ]);
  });

  it('is the platform as a whole where a joining fee is asked', () => {
    const asked = said('agency-fee', '', 50_000, 'page');
    expect(of([asked], 'agency-fee')).toEqual([
      {
        id: 'agency-fee',
        subject: '',
        result: 'unknown',
        code: 'awaits-confirmation',
        evidence: [asked.id],
      },
    ]);
  });
});

it('no order of findings and no mere entry ever fails a floor', () => {
  const any = anySaid(
    [
      'licence',
      'authorisation',
      'forbidden-offer',
      'judgment',
      'serious-list',
      'certificate',
      'agency-fee',
    ],
    ['', 'iqiyi'],
  );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (all) => {
      const now = floors(findingsOf(all), NO_LOW, START);
      expect(floors(findingsOf(all.toReversed()), NO_LOW, START)).toEqual(now);
      expect(now.every(({ id }) => FLOORS.includes(id))).toBe(true);
      const entries = all.map(({ finding, ...seen }) => ({
        ...seen,
        finding: { ...finding, source: 'entry' as const },
      }));
      const hearsay = floors(findingsOf(entries), NO_LOW, START);
      expect(
        hearsay.filter(({ id, result }) => id !== 'certificate' && result !== 'unknown'),
      ).toEqual([]);
    }),
    RUNS,
  );
});
