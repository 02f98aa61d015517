import { expect, it } from 'vitest';
import { indicateEntry } from '../../kit/entry.ts';
import { afterSales } from './index.ts';

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 10, 28);
const ago = (hours: number) => new Date(AT - hours * HOUR).toISOString();

function said(fields: object) {
  const seen = {
    reporter: '小王',
    proofs: 0,
    follows: null,
    fields: { problem: 'not-credited', ...fields },
  };
  const readings = indicateEntry(afterSales, { platform: 'p', at: AT, seen })?.readings ?? [];
  return Object.fromEntries(readings.map((reading) => [reading.indicator, reading]));
}

it.each<[string, object, { seconds: number; censored: boolean }]>([
  [
    'refunded after 24 hours',
    { openedAt: ago(30), resolvedAt: ago(6), resolution: 'refunded' },
    { seconds: 86_400, censored: false },
  ],
  [
    'replaced at once',
    { openedAt: ago(3), resolvedAt: ago(3), resolution: 'replaced' },
    { seconds: 0, censored: false },
  ],
  ['open for five hours', { openedAt: ago(5) }, { seconds: 18_000, censored: true }],
  [
    'rejected within minutes: waited for in vain',
    { openedAt: ago(5), resolvedAt: ago(4.9), resolution: 'rejected' },
    { seconds: 604_800, censored: false },
  ],
  [
    'came to nothing',
    { openedAt: ago(50), resolvedAt: ago(1), resolution: 'none' },
    { seconds: 604_800, censored: false },
  ],
])('resolution: %s', (_what, fields, duration) => {
  expect(said(fields)['resolution']).toMatchObject({ duration, source: 'entry', by: '小王' });
});

it.each<[string, object, { seconds: number; censored: boolean } | undefined]>([
  [
    'within the hour',
    { openedAt: ago(5), firstReplyAt: ago(4) },
    { seconds: 3600, censored: false },
  ],
  ['none yet', { openedAt: ago(5) }, { seconds: 18_000, censored: true }],
  ['none in three days', { openedAt: ago(72) }, { seconds: 259_200, censored: true }],
  [
    'not told of a closed case',
    { openedAt: ago(5), resolvedAt: ago(1), resolution: 'refunded' },
    undefined,
  ],
])('first reply: %s', (_what, fields, duration) => {
  const reading = said(fields)['first-response'];
  expect(reading?.duration).toEqual(duration);
});

it.each<[string, object, number | undefined]>([
  ['one that came', { openedAt: ago(5), firstReplyAt: ago(4) }, 3_600_000],
  ['one that is still waited for', { openedAt: ago(5) }, undefined],
  ['one that did not come for days', { openedAt: ago(72) }, 86_400_000],
])('a first reply is a series of milliseconds, like a look’s: %s', (_what, fields, value) => {
  expect(said(fields)['first-response']?.value).toBe(value);
});
