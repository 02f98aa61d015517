import { expect, it } from 'vitest';
import { answeredAfter, isSupportSeen, type TalkLine } from './conversation.ts';

const line = (at: number, word: TalkLine['class']): TalkLine => ({
  id: String(at),
  at,
  text: 'x',
  class: word,
  rule: 'answer',
});

it('the answer is the first human line after the question', () => {
  const talk = { askedAt: 1_000, readAt: 99_000, refused: false };
  const lines = [
    line(0, 'human'),
    line(2_000, 'bot'),
    line(43_000, 'human'),
    line(60_000, 'human'),
  ];
  expect(answeredAfter({ ...talk, lines })).toBe(42);
  expect(answeredAfter({ ...talk, lines: lines.slice(0, 2) })).toBeNull();
});

it('only looks at customer service have conversations', () => {
  const seen = { conversation: null, notAsked: 'sending-off', online: true };
  expect(isSupportSeen('support-response', seen)).toBe(true);
  expect(isSupportSeen('price-drift', seen)).toBe(false);
  expect(isSupportSeen('support-response', null)).toBe(false);
  expect(isSupportSeen('support-response', { offers: [] })).toBe(false);
});
