import { sampleOf } from '@kaopu/probes';
import { expect, it } from 'vitest';
import { claimsOf } from './claims.ts';

const AT = Date.UTC(2026, 10, 29);
const MINUTE = 60_000;

function seen(bytes: number, slotAt: number) {
  return {
    reachable: true,
    bytes,
    phases: null,
    attempts: [{ at: slotAt, failure: null, ms: 1 }],
  };
}

function sample(bytes: number, slotAt: number): Uint8Array {
  const look = { slotAt, spacingMs: MINUTE, seen: seen(bytes, slotAt) };
  return sampleOf('availability', look, slotAt - MINUTE) ?? new Uint8Array();
}

const ROW = {
  probeId: 'p',
  kind: 'availability',
  key: `p/${AT}`,
  slotMs: AT,
  status: 'observed',
  cause: null,
  detail: null,
  slots: 1,
  spacingMs: MINUTE,
  seen: seen(601, AT),
  samples: null,
};

it('takes a row without samples for what it says', () => {
  expect(claimsOf({ ...ROW, status: 'missed', slots: 7, seen: null })).toMatchObject([
    { slotMs: AT, slots: 7, status: 'missed', bytes: null, reachable: null },
  ]);
});

it('tells looks apart that are gathered in one row', () => {
  const samples = Buffer.concat([sample(602, AT + MINUTE), sample(603, AT + 2 * MINUTE)]);
  expect(claimsOf({ ...ROW, slots: 3, samples })).toMatchObject([
    { slotMs: AT, slots: 1, bytes: 601 },
    { slotMs: AT + MINUTE, slots: 1, bytes: 602 },
    { slotMs: AT + 2 * MINUTE, slots: 1, bytes: 603 },
  ]);
});

it('refuses a row that stands for other than it holds', () => {
  expect(() => claimsOf({ ...ROW, slots: 3, samples: sample(602, AT + MINUTE) })).toThrow(
    '2 looks',
  );
});
