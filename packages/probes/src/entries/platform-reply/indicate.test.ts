import { expect, it } from 'vitest';
import { say } from '../../testing/said.ts';
import { platformReply } from './index.ts';

it('is the platform’s own word: no reading, no fact, no finding, however good it sounds', () => {
  const fields = {
    words: '我们 7×24 小时客服，从未受过处罚。',
    about: 'penalty',
    channel: 'letter',
  };
  expect(say(platformReply, fields, 1)).toEqual({ readings: [], facts: [] });
  expect(platformReply.indicators).toEqual([]);
});

it('shows the beginning of what was said in lists', () => {
  const fields = { words: '好'.repeat(200), about: 'other', channel: 'qq' } as const;
  const { zh, en } = platformReply.summary(fields);
  expect(zh).toBe(`「${'好'.repeat(60)}…」`);
  expect(en).toBe(`“${'好'.repeat(60)}…”`);
});
