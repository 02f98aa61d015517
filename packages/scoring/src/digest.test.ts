import { describe, expect, it } from 'vitest';
import { observation, sha256, START } from '../testing/support.ts';
import { canonicalJson } from './canonical.ts';
import { EMPTY_DIGEST, shiftDigest } from './digest.ts';

const looks = ['a', 'b', 'c'].map((key, i) => observation(key, START + i));
const digest = (all = looks, from = EMPTY_DIGEST, sign: 1n | -1n = 1n) =>
  shiftDigest(from, all, sha256, sign);

describe('the digest of observations', () => {
  it('of one is the hash of its text', () => {
    const [first] = looks;
    expect(digest(looks.slice(0, 1))).toBe(sha256(canonicalJson(first)));
  });

  it('is the same in any order and grouping, and another with other observations', () => {
    expect(digest(looks.toReversed())).toBe(digest());
    expect(digest(looks.slice(1), digest(looks.slice(0, 1)))).toBe(digest());
    expect(digest(looks.slice(1))).not.toBe(digest());
    expect(digest([...looks, observation('d', START)])).not.toBe(digest());
  });

  it('forgets what is taken back, also what was never added', () => {
    expect(digest(looks, digest(), -1n)).toBe(EMPTY_DIGEST);
    const owing = digest(looks.slice(0, 2), EMPTY_DIGEST, -1n);
    expect(owing).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(looks.slice(0, 2), owing)).toBe(EMPTY_DIGEST);
  });

  it('keeps its 64 digits when sums are small or run over', () => {
    const one = () => '1';
    const most = () => 'f'.repeat(64);
    const [first] = [looks.slice(0, 1)];
    expect(shiftDigest(EMPTY_DIGEST, first, one)).toBe(`${'0'.repeat(63)}1`);
    expect(shiftDigest(`${'0'.repeat(63)}2`, first, most)).toBe(`${'0'.repeat(63)}1`);
    expect(shiftDigest(EMPTY_DIGEST, first, one, -1n)).toBe('f'.repeat(64));
  });
});

it.each([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [[3, 'x', null, true], '[3,"x",null,true]'],
  [{ a: undefined }, '{}'],
  [{ a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]}}'],
  [null, 'null'],
  ['"', '"\\""'],
  [{ '"': 1 }, '{"\\"":1}'],
])('the canonical text of %j is %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
