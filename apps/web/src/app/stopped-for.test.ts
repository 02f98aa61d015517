import { expect, it } from 'vitest';
import { stoppedFor } from './stopped-for.ts';

const NOW = Date.parse('2026-11-23T08:05:00Z');
const silent = (lastSeenAt: string | null, reasons = ['no-worker']) => ({
  reasons,
  workers: { alive: 0, lastSeenAt },
});

it.each([
  ['2026-11-23T05:05:00Z', 3 * 3_600],
  ['2026-11-23T05:04:01Z', 3 * 3_600],
  ['2026-11-23T08:04:50Z', 60],
  // A device whose clock is slow.
  ['2026-11-23T08:20:00Z', 60],
])('tells since %s how long nobody looked', (lastSeenAt, seconds) => {
  expect(stoppedFor(silent(lastSeenAt), NOW)).toBe(seconds);
});

it('says nothing while somebody looks, nor when nobody ever did', () => {
  expect(stoppedFor(silent(null), NOW)).toBeNull();
  expect(stoppedFor(silent('2026-11-23T05:05:00Z', ['looks-overdue']), NOW)).toBeNull();
});
