import type { Finding, IndicatorId, Reading, TopicId } from '@kaopu/scoring';
import type { Indicated, ProbeDefinition } from './types.ts';

/** Something seen amiss that no second look has borne out. */
export interface Suspicion {
  about: IndicatorId | TopicId;
  /** As of the reading or the finding. */
  subject: string;
}

type Looked = Pick<ProbeDefinition<unknown, unknown>, 'indicate' | 'countsAtOnce'>;

/** Two looks say the same when the second is worse by no more than this; a price, by this share. */
const SAME = 0.1;

/** Words that speak against a supplier. */
const BAD_WORDS: Partial<Record<TopicId, readonly string[]>> = {
  licence: ['absent', 'revoked'],
  'authorisation-claim': ['claimed'],
  authorisation: ['not-listed', 'not-on-list', 'denied', 'forged'],
  letter: [
    'expired',
    'other-grantee',
    'scope-lacks-product',
    'channel-lacks-site',
    'chain-broken',
    'number-unknown',
    'reused-elsewhere',
  ],
  judgment: ['civil', 'criminal'],
  'serious-list': ['listed'],
  certificate: ['invalid'],
  'forbidden-offer': ['ambiguous', 'found'],
  'post-order-fee': ['asked'],
  recruiting: ['found'],
  'stock-unexplained': ['found'],
};

/** Texts whose change is a warning. (Stock that changes is a good sign.) */
const BEST_UNCHANGED: ReadonlySet<TopicId> = new Set(['contact', 'domain', 'filing-number']);

const OF_PRICE = ['price-level', 'price-volatility'] as const;

const isAbout = (a: Reading, b: Reading) => a.indicator === b.indicator && a.subject === b.subject;

/**
 * A measured wait is a sample of many, and no state. A penalty that was published with its number is
 * a dated document of a public authority: whoever reads it again reads the same.
 */
function isState({ duration, penalty }: Reading): boolean {
  return duration === undefined && penalty === undefined;
}

/** Presumed good: what is worse has to be as bad in another look. */
function isDoubted(reading: Reading, others: readonly Reading[]): boolean {
  const { x } = reading;
  if (x === null || x >= 1 - SAME || !isState(reading)) return false;
  return !others.some(
    (other) => isAbout(other, reading) && other.x !== null && other.x <= x + SAME,
  );
}

/** The first price is no change; any other has to be seen twice, or one slip is a jump there and back. */
function isNewPrice({ subject, price }: Reading, others: readonly Reading[]): boolean {
  if (price === undefined) return false;
  const known = others.flatMap((other) =>
    other.subject === subject && other.price !== undefined ? [other.price.fen] : [],
  );
  const isSame = (fen: number) => Math.abs(fen - price.fen) <= SAME * Math.max(fen, price.fen);
  return known.length > 0 && !known.some(isSame);
}

function isDoubtedWord(finding: Finding, others: readonly Finding[]): boolean {
  const { topic, subject, value, by } = finding;
  const said = others.filter(
    (other) => other.topic === topic && other.subject === subject && other.by === by,
  );
  if (topic === 'agency-fee') return value !== 0 && !said.some((other) => other.value !== 0);
  if (BEST_UNCHANGED.has(topic)) {
    return said.length > 0 && !said.some((other) => other.value === value);
  }
  if (typeof value !== 'string' || BAD_WORDS[topic]?.includes(value) !== true) return false;
  return !said.some((other) => other.value === value);
}

function saidBy(probe: Looked, at: number, seen: unknown): Indicated {
  const outcome = { kind: 'observed' as const, seen };
  return probe.indicate({ platform: '', at, market: {}, outcome });
}

/** Pure: is there anything in it that other looks may bear out or contradict? */
export function isForSecondLook(probe: Looked, at: number, seen: unknown): boolean {
  const { readings, findings = [] } = saidBy(probe, at, seen);
  return (
    readings.some(({ price }) => price !== undefined) ||
    findings.some(({ topic }) => BEST_UNCHANGED.has(topic)) ||
    suspicionsOf(probe, at, seen, []).length > 0
  );
}

/**
 * Pure: what a look saw amiss that none of the others did: the look before it, or looks at the same
 * time from other places. It is suspected and does not count until one agrees.
 *
 * @param at ms UTC; all are read as of then: that a certificate ran out meanwhile, two looks at it say
 */
export function suspicionsOf(
  probe: Looked,
  at: number,
  seen: unknown,
  others: readonly unknown[],
): Suspicion[] {
  const said = saidBy(probe, at, seen);
  const rest = others.map((other) => saidBy(probe, at, other));
  const readings = rest.flatMap((one) => one.readings);
  const findings = rest.flatMap((one) => one.findings ?? []);
  const sure = new Set<IndicatorId | TopicId>(probe.countsAtOnce?.(seen));
  const found: Suspicion[] = [
    ...said.readings.flatMap((reading) => {
      const { indicator, subject } = reading;
      if (isNewPrice(reading, readings)) return OF_PRICE.map((about) => ({ about, subject }));
      return isDoubted(reading, readings) ? [{ about: indicator, subject }] : [];
    }),
    ...(said.findings ?? []).flatMap((finding) =>
      isDoubtedWord(finding, findings) ? [{ about: finding.topic, subject: finding.subject }] : [],
    ),
  ];
  const known = new Map(found.map((one) => [`${one.about}|${one.subject}`, one]));
  return [...known.values()].filter(({ about }) => !sure.has(about));
}

/** What is left to count when some of it is only suspected. */
export function withoutSuspected(
  said: Indicated,
  suspected: readonly { about: string; subject: string }[],
): Indicated {
  const is = (about: string, subject: string) =>
    suspected.some((one) => one.about === about && one.subject === subject);
  return {
    ...said,
    readings: said.readings.filter(({ indicator, subject }) => !is(indicator, subject)),
    ...(said.findings && {
      findings: said.findings.filter(({ topic, subject }) => !is(topic, subject)),
    }),
  };
}
