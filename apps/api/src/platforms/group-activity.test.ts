import { expect, it } from 'vitest';
import { groupActivity, type LoggedLook } from './group-activity.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 8);

/** Looks so many days ago, each with how many days ago the platform's people had last spoken. */
function looks(
  told: readonly (readonly [ago: number, spokeAgo: number | null])[],
  state: LoggedLook['state'] = 'active',
): LoggedLook[] {
  return told.map(([ago, spokeAgo], i) => ({
    key: `entry/${i}`,
    at: NOW - ago * DAY,
    group: 'qq 星辰批发群',
    state,
    lastOfficialAt: spokeAgo === null ? null : NOW - spokeAgo * DAY,
  }));
}

const DAILY = [
  [5, 5],
  [4, 4],
  [3, 3],
] as const;

it.each([
  ['nobody looked', [], 'unknown'],
  ['people talk, and no habit is known', looks([[1, 1]]), 'unknown'],
  ['they speak every day', looks([...DAILY, [1, 1.1]]), 'calm'],
  ['they spoke every day and fell silent', looks([...DAILY, [0, 3]]), 'weak'],
  ['nobody speaks', looks([[1, 1]], 'quiet'), 'weak'],
  ['everybody was muted', looks([[1, 1]], 'muted'), 'strong'],
  ['muted, when somebody looked three weeks ago', looks([[21, 21]], 'muted'), 'unknown'],
] as const)('%s', (_what, told, strength) => {
  expect(groupActivity(told, NOW).strength).toBe(strength);
});

it('tells what is so now beside what is usual, and of the group that worries most', () => {
  const other: LoggedLook = {
    key: 'entry/other',
    at: NOW,
    group: 'wechat 二群',
    state: 'dissolved',
    lastOfficialAt: null,
  };
  expect(groupActivity(looks([...DAILY, [0, 3]]), NOW).figures).toEqual({
    now: {
      zh: '星辰批发群：有人说话，平台的人 3 天没说话',
      en: '星辰批发群: people talk, no word of theirs for 3 days',
    },
    baseline: { zh: '以往约 1 天说一次话', en: 'a word every day' },
  });
  expect(groupActivity([...looks([[0, 0]]), other], NOW)).toMatchObject({
    strength: 'strong',
    evidence: ['entry/other'],
    figures: { baseline: null },
  });
});
