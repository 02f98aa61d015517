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
    ['down', { reachable: false, status: null, phases: null, tls: null }],
    ['another answer', { status: 404 }],
    ['a shop that is shut', { health: 'shop-closed' }],
    ['slow', { phases: { ...UP.phases, total: 501 } }],
    ['another certificate', { tls: { ...UP.tls, validTo: 1 } }],
    ['an invalid certificate', { tls: { ...UP.tls, authorized: false, error: 'expired' } }],
    [
      'a first try that failed',
      {
        attempts: [
          { at: 1, failure: 'timeout', ms: 1 },
          { at: 2, failure: null, ms: 1 },
        ],
      },
    ],
  ])('changes with %s', (_, change) => {
    expect(gist(Seen.parse({ ...UP, ...change }))).not.toBe(gist(UP));
  });
});
