import type { PlatformRow, RankingView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { brackets, placesOf } from './places.ts';

const place = (id: string, rank: number, group: number) => ({
  id,
  rank,
  group,
  lo: rank,
  hi: rank + 1,
  medianRank: rank,
  top: 1,
});
const rows = (...ids: string[]) => ids.map((id) => ({ id }) as PlatformRow);
const places = placesOf({
  ranked: [place('a', 1, 1), place('b', 2, 1), place('c', 3, 1), place('d', 4, 2)],
} as RankingView);

describe('places', () => {
  it('are looked up by platform', () => {
    expect(places.get('b')).toEqual({ rank: 2, lo: 2, hi: 3, group: 1 });
    expect(placesOf(undefined).size).toBe(0);
  });
});

describe('brackets', () => {
  it('hold neighbours of one group together', () => {
    expect(brackets(rows('a', 'b', 'c', 'd'), places)).toEqual(['start', 'middle', 'end', 'none']);
  });

  it('break where another row stands between', () => {
    expect(brackets(rows('a', 'new', 'b', 'c'), places)).toEqual(['none', 'none', 'start', 'end']);
  });
});
