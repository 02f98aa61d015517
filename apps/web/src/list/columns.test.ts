import type { PlatformIndex } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { bracketAt, listingFor, type ListRow } from './columns.ts';

const none = { unscored: 0, insufficient: 0, vetoed: 0, significant: true };

const small: PlatformIndex['profiles']['small'] = {
  ...none,
  ranked: 2,
  unscored: 1,
  insufficient: 1,
  vetoed: 1,
  // b, a, then c, d, e as they stand.
  shifts: [1, -1, 0, 0, 0],
  values: [90, 74, null, 60, 99],
  below: [3, 5, null, 20, 1],
  above: [2, 0, null, 30, 0],
  grades: 'AC -X',
  marks: '-b---',
  ranks: [1, 3],
  higher: [0, 2],
  lower: [3, 1],
  groups: [1, 1],
};
const medium = { ...small, shifts: [0, 0, 0, 0, 0], groups: [1, 2], ranks: [1, null] };

const index: PlatformIndex = {
  keyLength: 8,
  keys: 'aaaaaaaabbbbbbbbccccccccddddddddeeeeeeee',
  names: ['a', 'b', 'c', 'd', 'e'],
  dimensions: ['price', 'service'],
  // 0, 57 (a backslash), nothing, 92 and 100.
  points: ['#\\ \u007f\u0087', '$%   '],
  facts: [0, 3, 0, 0, 0],
  alerts: [[1, 2]],
  profiles: { small, medium, channel: medium, community: medium },
};

describe('a listing', () => {
  it('has every platform at its place for the buyer, with the score that belongs there', () => {
    const { rows, ranked } = listingFor(index, 'small');
    expect(rows.map(({ name }) => name)).toEqual(['b', 'a', 'c', 'd', 'e']);
    expect(ranked).toBe(2);
    expect(rows[0]).toEqual({
      key: 'bbbbbbbb',
      name: 'b',
      points: [57, 2],
      facts: 3,
      openAlerts: 2,
      place: { rank: 1, lo: 1, hi: 4, group: 1 },
      score: { status: 'ok', grade: 'A', provisional: false, value: 90, lo: 87, hi: 92 },
    });
    expect(rows[1]).toMatchObject({
      place: { rank: 4, lo: 2, hi: 5 },
      score: { status: 'unverified', provisional: true, value: 74, lo: 69, hi: 74 },
    });
    expect(rows.map(({ points }) => points[0])).toEqual([57, 0, null, 92, 100]);
    expect(rows.slice(2).map(({ score, place }) => [score?.status, place])).toEqual([
      [undefined, null],
      ['insufficient', null],
      ['vetoed', null],
    ]);
  });

  it('is another for another buyer, and the same as long as the index is', () => {
    expect(listingFor(index, 'medium').rows.map(({ name }) => name)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(listingFor(index, 'medium').rows[1]?.place).toBeNull();
    expect(listingFor(index, 'small')).toBe(listingFor(index, 'small'));
    expect(listingFor({ ...index }, 'small')).not.toBe(listingFor(index, 'small'));
  });
});

describe('brackets', () => {
  const row = (group: number | null) =>
    ({ place: group === null ? null : { rank: 1, lo: 1, hi: 1, group } }) as ListRow;
  const brackets = (...groups: (number | null)[]) => {
    const rows = groups.map(row);
    return rows.map((_, i) => bracketAt(rows, i));
  };

  it('hold neighbours of one group together', () => {
    expect(brackets(1, 1, 1, 2)).toEqual(['start', 'middle', 'end', 'none']);
  });

  it('break where another row stands between', () => {
    expect(brackets(1, null, 1, 1)).toEqual(['none', 'none', 'start', 'end']);
  });
});
