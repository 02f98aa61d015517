import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from './compare.ts';

const paths = (stored: unknown, replayed: unknown) =>
  differences(stored, replayed, '').map(({ path }) => path);

describe('differences', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['nothing', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['the order of keys as nothing', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a number', { a: { b: 0.1 } }, { a: { b: 0.1 + 1e-17 + 2e-17 } }, ['/a/b']],
    ['a missing key', { a: 1 }, { a: 1, b: null }, ['/b']],
    ['a longer list', [1], [1, 2], ['/1']],
    ['a list that is an object', [], {}, ['']],
    ['null that is an object', null, {}, ['']],
    ['several', { a: 1, b: { c: 1 } }, { a: 2, b: { c: 2 } }, ['/a', '/b/c']],
  ])('finds %s', (_what, stored, replayed, expected) => {
    expect(paths(stored, replayed)).toEqual(expected);
  });

  it('finds one whenever the texts differ, and none when they do not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(paths(a, JSON.parse(JSON.stringify(a)))).toEqual([]);
        const isEqual = paths(a, b).length === 0;
        expect(isEqual).toBe(paths(b, a).length === 0);
        if (isEqual) expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
      }),
    );
  });
});
