import { expect, it } from 'vitest';
import { askedWait } from './asked-wait.ts';
import { groupLook } from './group-look.ts';

const ASKED = Date.UTC(2026, 10, 25, 7);
const iso = (at: number) => new Date(at).toISOString();
const entry = (fields: object) => ({ reporter: '小王', proofs: 0, follows: null, fields });

function told(fields: object, at = ASKED + 3_600_000) {
  return askedWait('support-conversation', at, entry({ channel: 'qq', ...fields }));
}

it.each([
  [
    'answered',
    { wait: `${iso(ASKED)}/${iso(ASKED + 42_000)}`, outcome: 'answered' },
    { seconds: 42, censored: false },
  ],
  [
    'still waiting',
    { wait: `${iso(ASKED)}/`, outcome: 'waiting' },
    { seconds: 3_600, censored: true },
  ],
  [
    'refused, which is as good as never',
    { wait: `${iso(ASKED)}/`, outcome: 'refused' },
    { seconds: 86_400, censored: true },
  ],
])('a person tells: %s', (_what, fields, wait) => {
  expect(told(fields)).toEqual({ askedAt: ASKED, ...wait });
});

it('a look tells the same of its conversation, and nothing when nobody was asked', () => {
  const conversation = {
    askedAt: ASKED,
    stratum: 'workday',
    question: '有货吗',
    lines: [],
    readAt: ASKED + 60_000,
    refused: false,
  };
  const seen = { channel: 'mail', address: 'a@b.example', online: null, notAsked: null };
  expect(askedWait('support-response', 0, { ...seen, conversation })).toEqual({
    askedAt: ASKED,
    seconds: 60,
    censored: true,
  });
  const silent = { ...seen, conversation: null, notAsked: 'paused' };
  expect(askedWait('support-response', 0, silent)).toBeNull();
});

it('what cannot be read, or is of another kind, tells nothing', () => {
  expect(told({ wait: 'soon', outcome: 'answered' })).toBeNull();
  expect(askedWait('availability', 0, entry({}))).toBeNull();
  expect(groupLook('group-chat', entry({ group: '一群' }))).toBeNull();
});

it('a look into a group tells which, how it is, and when they last spoke', () => {
  const fields = { group: '一群', app: 'qq', state: 'quiet', lastOfficialAt: iso(ASKED) };
  expect(groupLook('group-chat', entry(fields))).toEqual({
    group: 'qq 一群',
    state: 'quiet',
    lastOfficialAt: ASKED,
  });
  expect(groupLook('exposure', entry(fields))).toBeNull();
});
