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

/**
 * Looks before it that a look is held against. What is amiss every second or third time is seen twice
 * among them; what is different at each of them moves, and no two slips are needed to say so.
 */
export const LOOKS_BEFORE = 3;

/** How many kinds of value there are when those that say the same are one. */
function kindsOf<T>(values: readonly T[], isSame: (a: T, b: T) => boolean): number {
  const kinds: T[] = [];
  for (const value of values) if (!kinds.some((kind) => isSame(kind, value))) kinds.push(value);
  return kinds.length;
}

const isSameShare = (a: number, b: number) => Math.abs(a - b) <= SAME * Math.max(a, b);

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

/** Presumed good: what is worse has to be as bad in another look, or worse in another way in two. */
function isDoubted(reading: Reading, others: readonly Reading[]): boolean {
  const { x } = reading;
  if (x === null || x >= 1 - SAME || !isState(reading)) return false;
  const amiss = others.flatMap((other) =>
    isAbout(other, reading) && other.x !== null && other.x < 1 - SAME ? [other.x] : [],
  );
  if (amiss.some((other) => other <= x + SAME)) return false;
  return kindsOf(amiss, (a, b) => Math.abs(a - b) <= SAME) < 2;
}

/** The first price is no change; any other has to be seen twice, or one slip is a jump there and back. */
function isNewPrice({ subject, price }: Reading, others: readonly Reading[]): boolean {
  if (price === undefined) return false;
  const known = others.flatMap((other) =>
    other.subject === subject && other.price !== undefined ? [other.price.fen] : [],
  );
  if (known.length === 0 || known.some((fen) => isSameShare(fen, price.fen))) return false;
  return kindsOf(known, isSameShare) < LOOKS_BEFORE;
}

function isDoubtedWord(finding: Finding, others: readonly Finding[]): boolean {
  const { topic, subject, value, by } = finding;
  const said = others.flatMap((other) =>
    other.topic === topic && other.subject === subject && other.by === by ? [other.value] : [],
  );
  if (topic === 'agency-fee') return value !== 0 && !said.some((other) => other !== 0);
  if (said.includes(value)) return false;
  if (BEST_UNCHANGED.has(topic)) return said.length > 0 && new Set(said).size < LOOKS_BEFORE;
  const bad = BAD_WORDS[topic];
  if (typeof value !== 'string' || bad?.includes(value) !== true) return false;
  return new Set(said.filter((other) => typeof other === 'string' && bad.includes(other))).size < 2;
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
 * Pure: what a look saw amiss that none of the others did: the looks before it, or looks at the same
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
