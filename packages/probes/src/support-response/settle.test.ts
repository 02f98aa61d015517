import { describe, expect, it } from 'vitest';
import type { ReadLine } from './channel.ts';
import { settle } from './settle.ts';

const ASKED = 1_000_000_000_000;
const MINUTE = 60_000;

function read(id: string, at: number | null): ReadLine {
  return { id, at, from: 'operator', text: id };
}

function times(lines: readonly ReadLine[], lastReadAt: number, readAt: number) {
  const settled = settle([], lines, { askedAt: ASKED, lastReadAt, readAt });
  return settled.lines.map(({ at }) => at);
}

describe('a new line', () => {
  it('has the time that its channel gives it, between the last look and this one', () => {
    expect(times([read('a', ASKED + 30_000)], ASKED, ASKED + MINUTE)).toEqual([ASKED + 30_000]);
  });

  it('came when we saw it, when its channel gives none', () => {
    expect(times([read('a', null)], ASKED, ASKED + 15_000)).toEqual([ASKED + 15_000]);
  });

  it('cannot be earlier than a look that did not see it, nor later than one that does', () => {
    const last = ASKED + 10 * MINUTE;
    expect(times([read('a', ASKED + 1_000)], last, last + MINUTE)).toEqual([last]);
    expect(times([read('a', ASKED + 99 * MINUTE)], last, last + MINUTE)).toEqual([last + MINUTE]);
  });

  it('may be older than the question when it was there at the first look', () => {
    expect(times([read('a', ASKED - 1)], ASKED, ASKED + MINUTE)).toEqual([ASKED - 1]);
  });

  it('keeps its time in later looks', () => {
    const span = { askedAt: ASKED, lastReadAt: ASKED, readAt: ASKED + MINUTE };
    const { lines } = settle([], [read('a', null)], span);
    const later = { askedAt: ASKED, lastReadAt: ASKED + MINUTE, readAt: ASKED + 9 * MINUTE };
    const again = settle(lines, [read('a', null), read('b', null)], later);
    expect(again.lines.map(({ id, at }) => [id, at])).toEqual([
      ['a', ASKED + MINUTE],
      ['b', ASKED + 9 * MINUTE],
    ]);
  });
});

describe('a line that came while we could not look', () => {
  it.each([
    ['the first minutes', ASKED, ASKED + 2 * MINUTE, false],
    ['too long a first gap', ASKED, ASKED + 3 * MINUTE, true],
    ['a gap as planned', ASKED + 60 * MINUTE, ASKED + 90 * MINUTE, false],
    ['a gap of hours', ASKED + 60 * MINUTE, ASKED + 180 * MINUTE, true],
  ])('is blind without a time of its own: %s', (_what, lastReadAt, readAt, blind) => {
    const span = { askedAt: ASKED, lastReadAt, readAt };
    expect(settle([], [read('a', null)], span).blind).toEqual(blind ? ['a'] : []);
    expect(settle([], [read('a', lastReadAt + 1)], span).blind).toEqual([]);
  });
});
