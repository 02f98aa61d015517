import type { Visit } from '@kaopu/db';
import { beforeEach, describe, expect, it } from 'vitest';
import { ownBook, type OwnBook } from './own-book.ts';

const HOUR = 3_600_000;
const GAP = 1_000;
const VISIT: Visit = { asked: 1, good: true, refusal: null, retryAfterMs: null, pace: 1 };

let now: number;
let book: OwnBook;
beforeEach(() => {
  now = 1_000_000;
  book = ownBook(() => now);
});

async function visited(visit: Partial<Visit> = {}): Promise<void> {
  const turn = await book.claimHost('a', 0);
  if (turn === null) throw new Error('no turn');
  await book.leaveHost(turn, { ...VISIT, ...visit }, GAP);
}

describe('turns at a site', () => {
  it('are one at a time, a gap apart, and each site’s own', async () => {
    expect(await book.claimHost('a', 0)).toMatchObject({ key: 'a', spentMs: 0 });
    expect(await book.claimHost('a', 0)).toBeNull();
    expect(await book.claimHost('b', 0)).not.toBeNull();
    await book.leaveHost({ key: 'a', fence: 0n, spentMs: 0 }, VISIT, GAP);
    now += GAP - 1;
    expect(await book.claimHost('a', 0)).toBeNull();
    now += 1;
    expect(await book.claimHost('a', 0)).not.toBeNull();
  });

  it('wait for the bucket when it was emptied', async () => {
    await visited({ asked: 60 });
    now += GAP - 1;
    expect(await book.claimHost('a', 0)).toBeNull();
    now += 1;
    expect(await book.claimHost('a', 0)).toMatchObject({ spentMs: 59 * GAP });
  });
});

describe('a site that shut us out', () => {
  it.each([
    ['blocked', HOUR],
    ['challenged', HOUR],
    ['busy', HOUR / 60],
  ] as const)('is left alone when we were %s, and longer each time', async (refusal, first) => {
    for (const wait of [first, 2 * first]) {
      await visited({ refusal, good: false });
      now += wait - 1;
      expect(book.isHeld('a')).toBe(true);
      now += 1;
      expect(book.isHeld('a')).toBe(false);
    }
    await visited();
    now += GAP;
    await visited({ refusal, good: false });
    now += first;
    expect(book.isHeld('a')).toBe(false);
  });

  it('is left alone for as long as it asks, a day at most', async () => {
    await visited({ refusal: 'busy', good: false, retryAfterMs: 48 * HOUR });
    now += 24 * HOUR - 1;
    expect(book.isHeld('a')).toBe(true);
    now += 1;
    expect(book.isHeld('a')).toBe(false);
  });
});

describe('a robots.txt', () => {
  it('is learnt from others, and what was read here outranks it', async () => {
    expect(await book.findRobots('https://a')).toBeNull();
    book.learnRobots('https://a', 'theirs');
    expect(await book.findRobots('https://a')).toMatchObject({ text: 'theirs', problem: null });
    await book.recordRobots('https://a', { text: 'ours' });
    book.learnRobots('https://a', 'theirs');
    expect(await book.findRobots('https://a')).toMatchObject({ text: 'ours', readAgo: 0 });
  });

  it('serves on when it cannot be read any more', async () => {
    await book.recordRobots('https://a', { text: 'ours' });
    now += HOUR;
    await book.recordRobots('https://a', { problem: 'HTTP 500' });
    expect(await book.findRobots('https://a')).toEqual({
      text: 'ours',
      problem: 'HTTP 500',
      readAgo: HOUR,
      triedAgo: 0,
    });
  });
});
