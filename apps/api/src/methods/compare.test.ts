import type { ComparedScore } from '@kaopu/db';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';

const AT = new Date('2026-03-01T12:00:00Z');
const side = (value: number, status = 'ok', lo = value - 5) => ({
  profile: 'medium',
  value,
  lo,
  hi: value + 5,
  status,
});
const platform = (
  id: string,
  before: ComparedScore['old'],
  after: ComparedScore['new'],
): ComparedScore => ({ platformId: id, name: id, old: before, new: after, at: AT });

describe('compare', () => {
  it('ranks both sides by value, lower bound and id, and says who moves', () => {
    const { summary, items } = compare([
      platform('a', side(80), side(70)),
      platform('b', side(70), side(80, 'unverified')),
      platform('c', side(60), side(60)),
      platform('d', side(60, 'ok', 57), side(60)),
      platform('e', side(90, 'vetoed'), side(50)),
      platform('f', side(50), side(50, 'insufficient')),
    ]);
    expect(items.map((item) => [item.name, item.old.rank, item.new.rank, item.rankChange])).toEqual(
      [
        ['b', 2, 1, -1],
        ['a', 1, 2, 1],
        ['c', 4, 3, -1],
        ['d', 3, 4, 1],
        ['e', null, 5, null],
        ['f', 5, null, null],
      ],
    );
    expect(summary).toMatchObject({
      platforms: 6,
      ranked: 4,
      medianRankChange: 1,
      enters: 1,
      leaves: 1,
    });
    expect(summary.biggestMoves.map(({ name }) => name)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('knows at most five moves, the largest, and none of platforms that stay', () => {
    const order = (from: number[], to: number[]) =>
      compare(from.map((value, i) => platform(`p${i}`, side(value), side(to[i] ?? 0))));
    const { summary } = order([9, 8, 7, 6, 5, 4, 3], [3, 8, 7, 6, 5, 4, 9]);
    expect(summary.biggestMoves).toHaveLength(2);
    expect(order([9, 8, 7, 6, 5, 4, 3], [3, 4, 5, 6, 7, 8, 9]).summary).toMatchObject({
      medianRankChange: 4,
      biggestMoves: { length: 5 },
    });
  });

  it('has no median of nothing', () => {
    expect(compare([]).summary).toEqual({
      platforms: 0,
      ranked: 0,
      medianRankChange: null,
      biggestMoves: [],
      enters: 0,
      leaves: 0,
    });
  });
});
