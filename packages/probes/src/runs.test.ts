import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gist } from './availability/gist.ts';
import { Seen } from './availability/schema.ts';
import { readNumbers, writeNumbers } from './kit/varints.ts';
import { looksOf, sampleOf, type RunLook } from './runs.ts';

const RUNS = { numRuns: 500 };
const tenth = fc.integer({ min: 0, max: 300_000 }).map((n) => n / 10);
const maybe = fc.option(tenth);

const AT = Date.parse('2026-11-28T00:00:00Z');

/** Looks of one gist, each with numbers of its own. */
const looks = fc
  .array(
    fc.record({
      passed: fc.integer({ min: 1, max: 90_000_000 }),
      spacing: fc.integer({ min: 0, max: 90_000_000 }),
      phases: fc.record({ dns: maybe, connect: maybe, tls: maybe, firstByte: maybe, total: tenth }),
      startIn: fc.integer({ min: -5_000, max: 60_000 }),
      ms: fc.integer({ min: 0, max: 30_000 }),
      bytes: fc.integer({ min: 0, max: 5_000_000 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((parts) => {
    let slotAt = AT;
    return parts.map(({ passed, spacing, phases, startIn, ms, bytes }): RunLook => {
      slotAt += passed;
      const seen = Seen.parse({
        reachable: true,
        status: 200,
        health: 'ok',
        reason: null,
        phases,
        https: true,
        tls: { validTo: 1_900_000_000_000, authorized: true, error: null },
        attempts: [{ at: slotAt + startIn, failure: null, ms }],
        bytes,
        slowMs: 30_000,
      });
      return { slotAt, spacingMs: spacing, seen };
    });
  });

function kept(run: readonly RunLook[]): Uint8Array {
  const samples = run
    .slice(1)
    .map((look, i) => sampleOf('availability', look, run[i]?.slotAt ?? 0) ?? new Uint8Array());
  return Uint8Array.from(samples.flatMap((sample) => [...sample]));
}

describe('looks kept together', () => {
  it('are the looks that were made, to the last digit', () => {
    fc.assert(
      fc.property(looks, (run) => {
        const [first] = run;
        if (first === undefined) return;
        const gists = new Set(run.map(({ seen }) => gist(Seen.parse(seen))));
        expect(gists.size).toBe(1);
        expect(looksOf('availability', first, kept(run))).toEqual(run);
      }),
      RUNS,
    );
  });

  it('take few bytes: a look of a quick site under twenty', () => {
    const seen = {
      phases: { dns: null, connect: 12.3, tls: 25.1, firstByte: 80.2, total: 95.7 },
      attempts: [{ at: AT + 60_012, failure: null, ms: 96 }],
      bytes: 42_000,
    };
    const look = { slotAt: AT + 60_000, spacingMs: 60_000, seen };
    expect(sampleOf('availability', look, AT)?.length).toBeLessThan(20);
  });

  it('are none of a kind whose looks are kept whole', () => {
    const look = { slotAt: AT, spacingMs: 0, seen: {} };
    expect(sampleOf('price-drift', look, AT)).toBeNull();
    expect(looksOf('price-drift', look, Buffer.from('x'))).toEqual([look]);
  });

  it.each([
    ['half a number', Uint8Array.of(128)],
    ['half a look', writeNumbers([60_000, 0])],
  ])('refuse %s', (_what, samples) => {
    const look = { slotAt: AT, spacingMs: 0, seen: {} };
    expect(() => looksOf('availability', look, samples)).toThrow(RangeError);
  });
});

describe('numbers in bytes', () => {
  it('are read as they were written', () => {
    const safe = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    fc.assert(
      fc.property(fc.array(safe), (numbers) => {
        expect(readNumbers(writeNumbers(numbers))).toEqual(numbers.map((n) => n + 0));
      }),
      RUNS,
    );
  });

  it('are one byte up to 63', () => {
    expect(writeNumbers([0, 1, -1, 63, -64]).length).toBe(5);
  });
});
