import { describe, expect, it } from 'vitest';
import { isNews, readSeen, withoutSeen, withSeen } from './seen.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T08:05:00Z');
const standing = { status: 'ok', grade: 'C', value: 60, lo: 55, hi: 65 } as const;
const change = { platformId: 'p', after: standing };

describe('a change', () => {
  it('is news until it is seen, and again once the score has left where it was seen', () => {
    expect(isNews(change, {})).toBe(true);
    const seen = withSeen({}, change, NOW);
    expect(isNews(change, seen)).toBe(false);
    expect(isNews({ ...change, after: { ...standing, value: 56 } }, seen)).toBe(false);
    expect(isNews({ ...change, after: { ...standing, value: 50 } }, seen)).toBe(true);
    expect(isNews({ ...change, after: { ...standing, status: 'vetoed' } }, seen)).toBe(true);
    expect(isNews({ ...change, platformId: 'q' }, seen)).toBe(true);
  });

  it('is news again when it is no longer to count as seen', () => {
    const seen = withSeen(withSeen({}, change, NOW), { ...change, platformId: 'q' }, NOW);
    expect(Object.keys(withoutSeen(seen, [change]))).toEqual(['q']);
  });
});

describe('what is stored', () => {
  it('is read as it was written', () => {
    const seen = withSeen({}, change, NOW);
    expect(readSeen(JSON.stringify(seen))).toEqual(seen);
  });

  it.each([null, '', 'null', '7', '{"p":7}', '{"p":{"value":"60"}}', '{'])(
    'is nothing when it is %s',
    (text) => expect(readSeen(text)).toEqual({}),
  );

  it('is not kept for ever', () => {
    const seen = withSeen({}, change, NOW - 31 * DAY);
    expect(Object.keys(withSeen(seen, { ...change, platformId: 'q' }, NOW))).toEqual(['q']);
  });
});
