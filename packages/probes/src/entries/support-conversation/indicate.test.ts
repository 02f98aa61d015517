import { expect, it } from 'vitest';
import { indicateEntry } from '../../kit/entry.ts';
import { supportConversation } from './index.ts';
import { Fields } from './schema.ts';

/** A Wednesday, 15:00 in Beijing. */
const ASKED = Date.UTC(2026, 10, 25, 7);
const NIGHT = Date.UTC(2026, 10, 25, 18);
const iso = (at: number) => new Date(at).toISOString();

function said(fields: object, at: number) {
  const seen = { reporter: '小王', proofs: 1, follows: null, fields: { channel: 'qq', ...fields } };
  return indicateEntry(supportConversation, { platform: 'p', at, seen })?.readings ?? [];
}

it.each<[string, object, number, { seconds: number; censored: boolean }]>([
  [
    'answered after 42 s',
    { wait: `${iso(ASKED)}/${iso(ASKED + 42_000)}`, outcome: 'answered' },
    ASKED + 60_000,
    { seconds: 42, censored: false },
  ],
  [
    'nobody yet, an hour on',
    { wait: `${iso(ASKED)}/`, outcome: 'waiting' },
    ASKED + 3_600_000,
    { seconds: 3_600, censored: true },
  ],
  [
    'bots only, for two days',
    { wait: `${iso(ASKED)}/`, outcome: 'bots-only' },
    ASKED + 2 * 86_400_000,
    { seconds: 86_400, censored: true },
  ],
  [
    'blocked at once',
    { wait: `${iso(ASKED)}/`, outcome: 'refused' },
    ASKED + 1_000,
    { seconds: 86_400, censored: true },
  ],
])('a wait: %s', (_what, fields, at, duration) => {
  expect(said(fields, at)).toMatchObject([
    { indicator: 'first-response', subject: 'qq', duration, source: 'proof', by: '小王' },
  ]);
});

it('counts off hours too when it was asked at night', () => {
  const wait = `${iso(NIGHT)}/${iso(NIGHT + 5_000)}`;
  const readings = said({ wait, outcome: 'answered' }, NIGHT + 60_000);
  expect(readings.map(({ indicator }) => indicator)).toEqual([
    'first-response',
    'off-hours-response',
  ]);
});

it.each<[string, object]>([
  ['answered, and never stopped', { wait: `${iso(ASKED)}/`, outcome: 'answered' }],
  ['stopped, and nobody answered', { wait: `${iso(ASKED)}/${iso(ASKED)}`, outcome: 'waiting' }],
  [
    'stopped before it was started',
    { wait: `${iso(ASKED)}/${iso(ASKED - 1)}`, outcome: 'answered' },
  ],
  ['no times', { wait: 'soon/later', outcome: 'answered' }],
  ['never started', { wait: '/', outcome: 'waiting' }],
])('makes no sense: %s', (_what, fields) => {
  expect(Fields.safeParse({ channel: 'qq', ...fields }).success).toBe(false);
});

it('says how long it took in lists', () => {
  const wait = `${iso(ASKED)}/${iso(ASKED + 42_000)}`;
  const fields = Fields.parse({ channel: 'wechat', wait, outcome: 'answered' });
  expect(supportConversation.summary(fields)).toEqual({
    zh: '微信：真人答复，42 秒',
    en: 'WeChat: answered by a human in 42 s',
  });
  expect(supportConversation.past?.(fields)).toEqual({ wait: iso(ASKED + 42_000) });
});
