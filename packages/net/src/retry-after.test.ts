import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 28, 12, 0, 0);

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sat, 28 Nov 2026 12:01:00 GMT', 60_000],
    ['Saturday, 28-Nov-26 12:01:00 GMT', 60_000],
    ['Sat, 28 Nov 2026 11:00:00 GMT', 0],
    ['-5', null],
    ['1e9', null],
    ['99999999999', null],
    ['2026-11-28', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('%j asks for %j ms', (header, ms) => expect(retryAfterMs(header, NOW)).toBe(ms));
});
