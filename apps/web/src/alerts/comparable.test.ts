import { describe, expect, it } from 'vitest';
import { comparable } from './comparable.ts';

const file = (sha256: string, url = 'https://a.example/', mime = 'text/html') => ({
  sha256,
  url,
  mime,
  size: 1,
});
const look = (key: string, ...evidence: ReturnType<typeof file>[]) => ({ key, evidence });

describe('comparable', () => {
  it('pairs pages of the same address that differ', () => {
    const before = look('b', file('1'), file('2', 'https://a.example/p/1'));
    const after = look('a', file('1'), file('3', 'https://a.example/p/1'));
    expect(comparable(before, after)).toEqual({ params: { before: '2', after: '3' }, of: 'a' });
  });

  it.each([
    ['one of them is not there', undefined, look('a', file('1'))],
    ['one of them kept nothing', look('b'), look('a', file('1'))],
    ['both kept the same', look('b', file('1')), look('a', file('1'))],
    ['the addresses are others', look('b', file('1')), look('a', file('2', 'https://b.example/'))],
    ['one is a picture', look('b', file('1')), look('a', file('2', undefined, 'image/png'))],
    [
      'what was asked is all there is',
      look('b', file('1', 'x', 'application/vnd.kaopu.look+json')),
      look('a', file('2', 'x', 'application/vnd.kaopu.look+json')),
    ],
  ])('finds nothing where %s', (_why, before, after) => {
    expect(comparable(before, after)).toBeNull();
  });
});
