import { LIST_FACTS } from '@kaopu/contracts';
import type { IndexedRecord, IndexedScore } from '@kaopu/db';
import { DIMENSIONS, PROFILES, type ScoreStatus } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { indexView, keysOf } from './index-view.ts';

const idOf = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;

function record(n: number, about: Partial<IndexedRecord> = {}): IndexedRecord {
  const dimensions = DIMENSIONS.map((dimension) => ({
    dimension,
    value: 80.5,
    sd: 1,
    insufficient: false,
  }));
  const none = { met: [], floors: [], exposure: null, openAlerts: 0 };
  return { id: idOf(n), name: `p${n}`, dimensions, ...none, ...about };
}

function score(n: number, value: number, status: ScoreStatus = 'ok', profile = ''): IndexedScore[] {
  const profiles = profile === '' ? PROFILES : [profile];
  const grade = status === 'vetoed' ? 'X' : status === 'insufficient' ? '-' : 'B';
  return profiles.map((own) => ({
    id: idOf(n),
    profile: own,
    status,
    value,
    lo: value - 5,
    hi: value + 3.4,
    grade,
  }));
}

const names = (index: ReturnType<typeof indexView>, profile: (typeof PROFILES)[number]) => {
  const order: string[] = [];
  for (const [row, shift] of index.profiles[profile].shifts.entries()) {
    order[row + shift] = index.names[row] ?? '';
  }
  return order;
};

describe('the index', () => {
  const records = [1, 2, 3, 4, 5, 6].map((n) => record(n));
  const scores = [
    ...score(1, 99, 'vetoed'),
    ...score(2, 98, 'insufficient'),
    ...score(3, 40),
    ...score(4, 90, 'ok', 'medium'),
    ...score(4, 10, 'ok', 'small'),
    ...score(6, 74.5, 'unverified'),
  ];

  it('puts valid ones first, then those without a score, too little evidence, a failed floor', () => {
    const index = indexView(records, scores, new Map());
    expect(names(index, 'medium')).toEqual(['p4', 'p6', 'p3', 'p5', 'p2', 'p1']);
    expect(index.profiles.medium).toMatchObject({
      ranked: 3,
      unscored: 1,
      insufficient: 1,
      vetoed: 1,
      values: [90, 75, 40, null, 98, 99],
      below: [5, 5, 5, null, 5, 5],
      above: [3, 3, 3, null, 3, 3],
      grades: 'BBB -X',
      marks: '-u----',
      ranks: [null, null, null],
    });
  });

  it('knows the places for every other buyer, in whose eyes scores may differ or be missing', () => {
    const index = indexView(records, scores, new Map());
    expect(names(index, 'small')).toEqual(['p6', 'p3', 'p4', 'p5', 'p2', 'p1']);
    expect(names(index, 'channel')).toEqual(['p6', 'p3', 'p4', 'p5', 'p2', 'p1']);
    expect(index.profiles.channel.unscored).toBe(2);
  });

  it('follows the newest ranking, and puts who is not in it behind', () => {
    const place = (n: number, rank: number, lo: number, hi: number) => ({
      id: idOf(n),
      rank,
      lo,
      hi,
      group: 1,
      medianRank: rank,
      top: 0,
    });
    // Of seven that were ranked then some are gone.
    const ranked = [place(3, 2, 1, 4), place(6, 7, 5, 7)];
    const index = indexView(records, scores, new Map([['medium', { ranked, significant: false }]]));
    expect(names(index, 'medium').slice(0, 3)).toEqual(['p3', 'p6', 'p4']);
    expect(index.profiles.medium).toMatchObject({
      ranks: [2, 6, null],
      higher: [1, 2, null],
      lower: [2, 0, null],
      groups: [1, 1, null],
      significant: false,
    });
    expect(index.profiles.small.significant).toBe(true);
  });

  it('says which registered facts hold: a floor does when no subject of it fails', () => {
    const floors = (id: string, ...results: string[]) => results.map((result) => ({ id, result }));
    const factsOf = (about: Partial<IndexedRecord>) => {
      const bits = indexView([record(1, about)], [], new Map()).facts[0] ?? 0;
      return LIST_FACTS.filter((_, i) => (bits & (1 << i)) !== 0);
    };
    expect(factsOf({})).toEqual([]);
    expect(factsOf({ met: ['moq', 'test-cards', 'dropshipping'] })).toEqual([
      'moq',
      'dropshipping',
    ]);
    expect(factsOf({ floors: floors('authorisation', 'pass', 'pass') })).toEqual(['authorised']);
    expect(factsOf({ floors: floors('authorisation', 'pass', 'fail') })).toEqual([]);
    expect(factsOf({ floors: floors('agency-fee', 'pass') })).toEqual(['no-agency-fee']);
    expect(factsOf({ exposure: 0 })).toEqual([]);
    expect(factsOf({ exposure: 1 })).toEqual(['in-use']);
  });

  it('gives whole points by dimension, and nothing where there is too little evidence', () => {
    const thin = record(1).dimensions?.map((own) => ({
      ...own,
      insufficient: own.dimension === 'price',
    }));
    const index = indexView(
      [record(1, { dimensions: thin ?? null, openAlerts: 2 }), record(2, { dimensions: null })],
      score(1, 80),
      new Map(),
    );
    // 81 is 35 + 81, a `t`.
    expect(index.dimensions.map((id, i) => [id, index.points[i]])).toEqual(
      DIMENSIONS.map((id) => [id, id === 'price' ? '  ' : 't ']),
    );
    expect(index.alerts).toEqual([[0, 2]]);
  });

  it('calls a wide score provisional, also below a cap that hides how wide it is', () => {
    const wide = record(1).dimensions?.map((own) => ({ ...own, sd: 15 })) ?? null;
    const marks = (status: ScoreStatus) =>
      indexView([record(1, { dimensions: wide })], score(1, 74, status), new Map()).profiles.medium
        .marks;
    expect(marks('ok')).toBe('p');
    expect(marks('unverified')).toBe('b');
    expect(marks('vetoed')).toBe('-');
  });

  it('of nobody is empty', () => {
    const index = indexView([], [], new Map());
    expect(index).toMatchObject({ keys: '', names: [], facts: [], alerts: [] });
  });
});

describe('keys', () => {
  it('are as long as it takes to be different, eight at least', () => {
    expect(keysOf([idOf(1), idOf(2)])).toEqual(['00000001', '00000002']);
    const twins = ['aaaaaaaa-bbbb-4000-8000-000000000000', 'aaaaaaaa-bbcb-4000-8000-000000000000'];
    expect(keysOf(twins)).toEqual(['aaaaaaaabbb', 'aaaaaaaabbc']);
    expect(keysOf([])).toEqual([]);
  });
});
