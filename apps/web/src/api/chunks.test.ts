import { describe, expect, it } from 'vitest';
import { sortedChunks } from './chunks.ts';
import { citedQuery } from './cited.ts';

describe('sortedChunks', () => {
  it('holds every value once, sorted, in lists of at most the size', () => {
    expect(sortedChunks(['d', 'b', 'a', 'b', 'c'], 3)).toEqual([['a', 'b', 'c'], ['d']]);
    expect(sortedChunks([], 3)).toEqual([]);
  });
});

describe('citedQuery', () => {
  it('is the same query for the same keys in any order', () => {
    const { queryKey } = citedQuery('p', ['k1', 'k2']);
    expect(citedQuery('p', ['k2', 'k1', 'k2']).queryKey).toEqual(queryKey);
    expect(citedQuery('q', ['k1', 'k2']).queryKey).not.toEqual(queryKey);
  });

  it('asks nothing when nothing is cited', () => {
    expect(citedQuery('p', []).enabled).toBe(false);
    expect(citedQuery('p', ['k']).enabled).toBe(true);
  });
});
