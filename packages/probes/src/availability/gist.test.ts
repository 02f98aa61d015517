import { describe, expect, it } from 'vitest';
import { gist } from './gist.ts';
import { Seen } from './schema.ts';

const UP = Seen.parse({
  reachable: true,
  status: 200,
  health: 'ok',
  reason: null,
  phases: { dns: 1, connect: 2, tls: 3, firstByte: 40, total: 50 },
  https: true,
  tls: { validTo: 1_900_000_000_000, authorized: true, error: null },
  attempts: [{ at: 1, failure: null, ms: 50 }],
  bytes: 1_000,
  slowMs: 500,
});

describe('the gist of a look', () => {
  it.each([
    [
      'other times',
      { phases: { ...UP.phases, total: 499 }, attempts: [{ at: 9, failure: null, ms: 499 }] },
    ],
    ['another length', { bytes: 1_001 }],
  ])('stays with %s', (_, change) => {
    expect(gist(Seen.parse({ ...UP, ...change }))).toBe(gist(UP));
  });

  it.each([
    ['another answer', { status: 404 }],
    ['a wish to log in', { health: 'login-required' }],
    ['another certificate', { tls: { ...UP.tls, validTo: 1 } }],
    ['an invalid certificate', { tls: { ...UP.tls, authorized: false, error: 'expired' } }],
  ])('changes with %s', (_, change) => {
    const other = gist(Seen.parse({ ...UP, ...change }));
    expect(other).not.toBe(gist(UP));
    expect(other).not.toBeNull();
  });

  it.each([
    ['down', { reachable: false, status: null, phases: null, tls: null }],
    ['shut', { health: 'shop-closed' }],
    ['slow', { phases: { ...UP.phases, total: 501 } }],
    [
      'reached by a second try',
      {
        attempts: [
          { at: 1, failure: 'timeout', ms: 1 },
          { at: 2, failure: null, ms: 1 },
        ],
      },
    ],
  ])('is none of a site that is %s: each such look is proven by itself', (_, change) => {
    expect(gist(Seen.parse({ ...UP, ...change }))).toBeNull();
  });
});
