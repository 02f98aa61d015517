import { describe, expect, it } from 'vitest';
import { DAY, START } from '../../testing/support.ts';
import { repliesSign, type ReplyPoint } from './replies.ts';

/** Replies of the last week, one every other hour, after `before` ones of the sixty days before. */
function replies(before: readonly number[], recent: readonly number[]): ReplyPoint[] {
  return [
    ...before.map((seconds, i) => ({ t: START - (8 + i) * DAY, id: `b${i}`, seconds })),
    ...recent.map((seconds, i) => ({ t: START - i * 7_200_000, id: `r${i}`, seconds })),
  ];
}
const many = (seconds: number, n = 20) => Array.from({ length: n }, () => seconds);

describe('replies', () => {
  it.each([
    ['as usual', replies(many(120), many(120, 5)), 'calm'],
    ['slower, but quick all the same', replies(many(20), many(200, 5)), 'calm'],
    ['twice as slow', replies(many(200), many(400, 5)), 'weak'],
    ['not quite twice as slow', replies(many(200), many(399, 5)), 'calm'],
    ['four times as slow', replies(many(600), many(2400, 5)), 'strong'],
    ['four times as slow, within half an hour', replies(many(200), many(800, 5)), 'weak'],
    [
      'as slow as a good part always was',
      replies([...many(200, 16), ...many(4000, 4)], many(3000, 5)),
      'calm',
    ],
    ['two slow ones of five', replies(many(200), [200, 200, 200, 86_400, 86_400]), 'calm'],
    ['three slow ones of five', replies(many(200), [200, 200, 86_400, 86_400, 86_400]), 'strong'],
    ['too few now', replies(many(200), many(86_400, 4)), 'unknown'],
    [
      'too few lately before',
      replies(many(200, 19), many(86_400, 5)).concat({
        t: START - 67 * DAY,
        id: 'old',
        seconds: 200,
      }),
      'unknown',
    ],
    [
      'just enough before',
      replies(many(200, 19), many(86_400, 5)).concat({
        t: START - 67 * DAY + 1,
        id: 'old',
        seconds: 200,
      }),
      'strong',
    ],
    ['too few before', replies(many(200, 19), many(86_400, 5)), 'unknown'],
    ['unreadable ones', replies(many(200), many(Infinity, 9)), 'unknown'],
    ['none', [], 'unknown'],
  ] as const)('$0: $2', (_, points, strength) => {
    expect(repliesSign(points, START).strength).toBe(strength);
  });

  it('of this moment count, those to come do not', () => {
    const tomorrow = many(86_400, 9).map((seconds, i) => ({
      t: START + 1 + i,
      id: `f${i}`,
      seconds,
    }));
    const calm = replies(many(200), many(200, 5));
    expect(repliesSign([...calm, ...tomorrow], START).strength).toBe('calm');
    expect(repliesSign([...calm, ...tomorrow], START + 9).strength).toBe('strong');
  });

  it('of a week ago are what was usual', () => {
    const edge = many(200, 20).map((seconds, i) => ({
      t: START - 7 * DAY - i,
      id: `e${i}`,
      seconds,
    }));
    const slow = many(800, 5).map((seconds, i) => ({
      t: START - 7 * DAY + 1 + i,
      id: `s${i}`,
      seconds,
    }));
    expect(repliesSign([...edge, ...slow], START)).toMatchObject({
      strength: 'weak',
      params: { baseline: 200, current: 800 },
      evidence: ['s0', 's1', 's2', 's3', 's4'],
    });
  });

  it('show both medians and cite the newest', () => {
    const sign = repliesSign(replies(many(600), many(2400, 9)), START);
    expect(sign.params).toEqual({ baseline: 600, current: 2400 });
    expect(sign.evidence).toEqual(['r4', 'r3', 'r2', 'r1', 'r0']);
  });
});
