import type { Finding, Reading } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOKS_BEFORE, suspicionsOf } from './kit/second-look.ts';

const AT = Date.UTC(2026, 10, 29);

/** Probes whose looks see one number or word. */
const QUALITY = {
  indicate: ({ outcome }: { outcome: { kind: string; seen?: unknown } }) => ({
    facts: [],
    readings: [{ indicator: 'availability', subject: '', x: outcome.seen } as Reading],
  }),
};
const PRICE = {
  indicate: ({ outcome }: { outcome: { kind: string; seen?: unknown } }) => ({
    facts: [],
    readings: [
      { indicator: 'price-level', subject: '1', x: null, price: { fen: outcome.seen } } as Reading,
    ],
  }),
};
const wordOf = (topic: string) => ({
  indicate: ({ outcome }: { outcome: { kind: string; seen?: unknown } }) => ({
    facts: [],
    readings: [],
    findings: [{ topic, subject: '', value: outcome.seen } as Finding],
  }),
});

/** For each look of a sequence: is it held back, after the looks before it? */
function held(probe: Parameters<typeof suspicionsOf>[0], looks: readonly unknown[]): boolean[] {
  return looks.map((seen, index) => {
    const before = looks.slice(Math.max(0, index - LOOKS_BEFORE), index);
    return suspicionsOf(probe, AT, seen, before).length > 0;
  });
}

const marks = (found: readonly boolean[]) => found.map((one) => (one ? '?' : '.')).join('');

describe('looks one after the other', () => {
  it.each([
    ['one slip', QUALITY, [1, 1, 0, 1, 1, 1, 0, 1], '..?...?.'],
    ['bad from here on', QUALITY, [1, 1, 0, 0, 0], '..?..'],
    ['bad every other time', QUALITY, [1, 0, 1, 0, 1, 0], '.?....'],
    ['bad every third time', QUALITY, [1, 0, 1, 1, 0, 1, 1, 0], '.?......'],
    ['worse each time', QUALITY, [1, 0.8, 0.5, 0.2, 0], '.??..'],
    ['usually not quite well, and one slip', QUALITY, [0.8, 0.8, 0.8, 0, 0.8], '?..?.'],
    ['a slip of a price', PRICE, [1000, 1000, 1450, 1000, 1000], '..?..'],
    ['a price there and back', PRICE, [1000, 1450, 1000, 1450], '.?..'],
    ['a price that rises each time', PRICE, [1000, 1200, 1450, 1750, 2100], '.??..'],
    ['a price that stays up', PRICE, [1000, 1450, 1450], '.?.'],
    ['a word that gets worse', wordOf('judgment'), ['none', 'civil', 'criminal', 'civil'], '.??.'],
    ['another contact each time', wordOf('contact'), ['a', 'b', 'c', 'd', 'e'], '.??..'],
    ['a contact there and back', wordOf('contact'), ['a', 'b', 'a', 'b'], '.?..'],
  ] as const)('%s', (_, probe, looks, expected) => {
    expect(marks(held(probe, looks))).toBe(expected);
  });

  const SEQUENCES = [
    ['qualities', QUALITY, fc.double({ min: 0, max: 1, noNaN: true })],
    ['prices', PRICE, fc.integer({ min: 1, max: 100_000 })],
    ['contacts', wordOf('contact'), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')],
    ['words', wordOf('judgment'), fc.constantFrom('none', 'civil', 'criminal')],
  ] as const;

  it.each(SEQUENCES)('never hold back four looks in a row: %s', (_, probe, value) => {
    fc.assert(
      fc.property(fc.array<unknown>(value, { maxLength: 24 }), (looks) => {
        expect(marks(held(probe, looks))).not.toContain('????');
      }),
    );
  });

  it.each(SEQUENCES)('hold back nothing that was seen just before: %s', (_, probe, value) => {
    fc.assert(
      fc.property(fc.array<unknown>(value, { minLength: 1, maxLength: 12 }), (looks) => {
        const twice = looks.flatMap((seen) => [seen, seen]);
        expect(held(probe, twice).filter((__, index) => index % 2 === 1)).not.toContain(true);
      }),
    );
  });
});
