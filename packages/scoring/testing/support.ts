import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { EPOCH } from '../src/decay.ts';
import { FLOORS, type Veto } from '../src/floors.ts';
import {
  SOURCES,
  type Fact,
  type Finding,
  type JudgedObservation,
  type Reading,
} from '../src/index.ts';

/** A mutation run: tests that repeat themselves thousands of times make do with less. */
export const FEW = process.env['KAOPU_RUNS'] !== undefined;

/** How often a property is tried: 500 times, KAOPU_DEEP 10 000 times. */
export const RUNS = runs(process.env['KAOPU_RUNS'], process.env['KAOPU_DEEP']);

/**
 * KAOPU_RUNS asks for so many, the same ones each time and without shrinking: for mutation runs,
 * which only want to know whether a property fails.
 */
function runs(few: string | undefined, deep: string | undefined) {
  if (few !== undefined) return { numRuns: Number(few), seed: 1, endOnFailure: true };
  return { numRuns: deep === undefined ? 500 : 10_000 };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a judge run needs besides its observations. */
export const RUN = { knownAt: '1', hash: sha256 };

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** 2026-01-01T00:00:00Z. */
export const START = 1_767_225_600_000;

export const anyTime = fc.integer({ min: EPOCH, max: EPOCH + 3650 * DAY });
const millionths = fc.integer({ min: 0, max: 1_000_000 });
export const evidenceWeight = fc.integer({ min: 1, max: 3_000_000 });
export const anyMass = fc.record({ t: anyTime, m: evidenceWeight, x: millionths });
export const halfLife = fc.constantFrom(7, 14, 30, 45, 90);

export function observation(
  key: string,
  at: number,
  rest: { readings?: Reading[]; facts?: Fact[]; spacingMs?: number } = {},
): JudgedObservation {
  return { key, at, spacingMs: 6 * HOUR, readings: [], facts: [], ...rest };
}

const shortSubject = fc.constantFrom('', 'p1', 'p2');
const utility = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null, freq: 5 });

const counterReading = fc.record({
  indicator: fc.constantFrom(
    'price-level' as const,
    'tier-order' as const,
    'availability' as const,
    'card-works' as const,
  ),
  subject: shortSubject,
  x: utility,
});
const registerReading = fc.record({
  indicator: fc.constantFrom('tls' as const, 'policy-pages' as const),
  subject: shortSubject,
  x: utility,
});
const waitReading = fc.record({
  indicator: fc.constantFrom('latency' as const, 'first-response' as const),
  subject: shortSubject,
  x: utility,
  duration: fc.record({
    seconds: fc.double({ min: 0, max: 100_000, noNaN: true }),
    censored: fc.boolean(),
  }),
});
const driftReading = fc.record({
  indicator: fc.constantFrom('latency' as const),
  subject: shortSubject,
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  duration: fc.record({
    seconds: fc.double({ min: 0, max: 40, noNaN: true }),
    censored: fc.constant(false),
  }),
  value: fc.double({ min: 1, max: 40_000, noNaN: true }),
});

/** Words of registers, people's entries with and without proof, and own test purchases. */
const sourcedReading = fc.record(
  {
    indicator: fc.constantFrom(
      'licence' as const,
      'brand-authorisation' as const,
      'purchase-proof' as const,
      'card-works' as const,
      'delivery-time' as const,
      'exchange-honoured' as const,
    ),
    subject: shortSubject,
    x: utility,
    source: fc.constantFrom(...SOURCES),
    by: fc.constantFrom('wang', 'li', 'office'),
  },
  { requiredKeys: ['indicator', 'subject', 'x'] },
);
const reportedWait = fc.record({
  indicator: fc.constantFrom('resolution' as const, 'first-response' as const),
  subject: shortSubject,
  x: utility,
  duration: fc.record({
    seconds: fc.double({ min: 0, max: 700_000, noNaN: true }),
    censored: fc.boolean(),
  }),
  source: fc.constantFrom(...SOURCES),
  by: fc.constantFrom('wang', 'li', 'office'),
});
const penaltyReading = fc.record(
  {
    indicator: fc.constant('penalties' as const),
    subject: fc.constant(''),
    x: utility,
    penalty: fc.record({
      no: fc.constantFrom('1', '2', '3'),
      severity: fc.constantFrom('warning', 'fine', 'large-fine', 'revocation'),
      decidedAt: fc.integer({ min: EPOCH - 900 * DAY, max: START + 400 * DAY }),
    }),
  },
  { requiredKeys: ['indicator', 'subject', 'x'] },
);
const priceReading = fc.record({
  indicator: fc.constant('price-volatility' as const),
  subject: shortSubject,
  x: utility,
  price: fc.record({
    label: fc.constantFrom('Card', '年卡'),
    item: fc.constantFrom(null, 'iqiyi/12m/code'),
    fen: fc.integer({ min: 1, max: 100_000 }),
    gap: fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null, freq: 5 }),
    low: fc.boolean(),
    reference: fc.constantFrom(null, { basis: 'market' as const, median: 9, own: 5, n: 6 }),
  }),
});

const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  counterReading,
  registerReading,
  waitReading,
  driftReading,
  sourcedReading,
  reportedWait,
  penaltyReading,
  priceReading,
);

const anyFinding: fc.Arbitrary<Finding> = fc
  .oneof(
    fc
      .constantFrom('valid', 'absent', 'revoked')
      .map((value) => ({ topic: 'licence' as const, value })),
    fc.constantFrom('none', 'criminal').map((value) => ({ topic: 'judgment' as const, value })),
    fc.constantFrom('none', 'listed').map((value) => ({ topic: 'serious-list' as const, value })),
    fc.constantFrom('none', 'found').map((value) => ({ topic: 'forbidden-offer' as const, value })),
    fc.constantFrom('worked', 'failed').map((value) => ({ topic: 'card' as const, value })),
    fc.constantFrom(0, 30_000).map((value) => ({ topic: 'agency-fee' as const, value })),
  )
  .chain(({ topic, value }) =>
    fc.record({
      topic: fc.constant(topic),
      subject: topic === 'card' ? shortSubject : fc.constant(''),
      value: fc.constant(value),
      source: fc.constantFrom(...SOURCES),
      by: fc.constantFrom('home', 'office', 'wang'),
    }),
  );

/** Observations with distinct keys, as the database gives them, of any time in a span of days. */
export function anyLogWithin(from: number, days: number): fc.Arbitrary<JudgedObservation[]> {
  const look = fc.record({
    at: fc.integer({ min: from, max: from + days * DAY }),
    spacingMs: fc.integer({ min: 1000, max: 7 * DAY }),
    readings: fc.array(anyReading, { maxLength: 4 }),
    findings: fc.array(anyFinding, { maxLength: 2 }),
  });
  return fc
    .array(look, { maxLength: 30 })
    .map((log) => log.map((item, i) => ({ ...item, key: `look/${i}`, facts: [] })));
}

export const anyLog = anyLogWithin(START, 400);

/** How a floor may stand. */
export const anyVeto: fc.Arbitrary<Veto> = fc.record({
  id: fc.constantFrom(...FLOORS),
  subject: fc.constantFrom('', 'iqiyi'),
  result: fc.constantFrom('pass', 'fail', 'unknown'),
  code: fc.constant('holds'),
  evidence: fc.constant(['k']),
});
