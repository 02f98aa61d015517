import { SilenceInput } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { blank } from '../matcher.ts';
import { silenceOf, type SilenceDraft } from './draft.ts';

const NOW = Date.parse('2026-11-29T10:00:00.000Z');
const matchers = [blank('severity')];
const draft: SilenceDraft = {
  matchers,
  seconds: 3600,
  from: '',
  until: '',
  author: ' 小王 ',
  comment: '搬家',
};
const said = { matchers, author: '小王', comment: '搬家' };

it.each([
  ['for a while', draft, { ...said, until: '2026-11-29T11:00:00.000Z' }],
  [
    'from now to an instant on Beijing’s clock',
    { ...draft, seconds: null, until: '2026-12-01T08:00' },
    { ...said, until: '2026-12-01T00:00:00.000Z' },
  ],
  [
    'between two instants',
    { ...draft, seconds: null, from: '2026-11-30T00:00', until: '2026-12-01T08:00' },
    { ...said, from: '2026-11-29T16:00:00.000Z', until: '2026-12-01T00:00:00.000Z' },
  ],
])('a silence %s', (_when, filledIn, sent) => {
  expect(silenceOf(filledIn, NOW)).toEqual(sent);
  expect(SilenceInput.safeParse(sent).success).toBe(true);
});

it('that has no end is sent as it is, to be refused', () => {
  expect(silenceOf({ ...draft, seconds: null }, NOW)).toEqual({ ...said, until: '' });
});
