import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySaid, findingsOf, said, type Said } from '../testing/findings.ts';
import { RUNS, START } from '../testing/support.ts';
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

it('no order of findings and no mere entry ever fails a floor', () => {
  const any = anySaid(
    ['licence', 'authorisation', 'forbidden-offer', 'judgment', 'certificate', 'agency-fee'],
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
