import { expect, it } from 'vitest';
import { hoursAgo, say } from '../../testing/said.ts';
import { groupChat } from './index.ts';

const GROUP = { group: '星辰供货群', app: 'qq' };

function mark(change: object): unknown {
  const [finding, ...more] = say(groupChat, { ...GROUP, ...change }).findings ?? [];
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ topic: 'page-content', subject: 'group qq 星辰供货群' });
  return finding?.value;
}

it('a group moves when the platform’s people have said something new', () => {
  const before = mark({ state: 'active', lastOfficialAt: hoursAgo(50) });
  expect(mark({ state: 'active', lastOfficialAt: hoursAgo(2) })).not.toBe(before);
});

it('a group stands still when they have not, however it is called', () => {
  const lastOfficialAt = hoursAgo(50);
  const marks = ['active', 'quiet', 'muted', 'dissolved'].map((state) =>
    mark({ state, lastOfficialAt }),
  );
  expect(new Set(marks).size).toBe(1);
});

it('moves no score', () => {
  expect(say(groupChat, { ...GROUP, state: 'dissolved' }).readings).toEqual([]);
});
