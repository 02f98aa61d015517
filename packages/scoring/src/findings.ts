import { EPOCH, HOUR } from './decay.ts';
import { compareMoments, compareText, type Moment } from './order.ts';
import { addToRing, type Ring } from './ring.ts';

/**
 * Where a word comes from, which decides what it is worth: an official register or the brand
 * itself, a page of the supplier's or of a third party, a person's entry without and with proof,
 * and the own test purchase.
 */
export const SOURCES = ['official', 'page', 'entry', 'proof', 'test-buy'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * What can be found out besides utilities: the ground of floors, traps, early warnings and
 * checklists. Lists name the words a topic knows; `number` topics hold fen or counts, `text` topics
 * hold anything that is only compared with itself.
 */
export const TOPICS = {
  /** Official register of enterprises. */
  licence: ['valid', 'scope-unclear', 'absent', 'revoked'],
  /** Subject: brand. */
  'authorisation-claim': ['claimed', 'not-claimed'],
  /** Subject: brand. `not-on-list` only counts against a list declared complete. */
  authorisation: ['confirmed', 'listed', 'letter', 'not-listed', 'not-on-list', 'denied', 'forged'],
  /** Subject: brand. What typed fields of a letter say. */
  letter: [
    'consistent',
    'expired',
    'other-grantee',
    'scope-lacks-product',
    'channel-lacks-site',
    'chain-broken',
    'number-unknown',
    'reused-elsewhere',
  ],
  /** Courts: only what went against the supplier. */
  judgment: ['none', 'civil', 'criminal'],
  /** Subject: register. The official list of serious violations (严重违法失信名单). */
  'serious-list': ['none', 'listed'],
  certificate: ['valid', 'invalid'],
  /** Subject: a kind of goods (traps/goods.ts), or another that was found. */
  'forbidden-offer': ['none', 'ambiguous', 'found'],
  /** Subject: product. Outcome of a test purchase. */
  card: [
    'worked',
    'worked-after-exchange',
    'failed',
    'already-redeemed',
    'revoked',
    'account-banned',
  ],
  /** Subject: product. A fee first asked for after the order. */
  'post-order-fee': ['none', 'asked'],
  /** Fen asked for joining as an agent; 0 when none is. */
  'agency-fee': 'number',
  recruiting: ['none', 'found'],
  /** Subject: product. Stock figures that no sale and no delivery explains. */
  'stock-unexplained': ['none', 'found'],
  'purchase-proof': ['provided', 'partial', 'refused'],
  /** Settlement or withdrawal of prepaid balance. */
  withdrawal: ['on-time', 'delayed', 'refused'],
  contact: 'text',
  domain: 'text',
  'filing-number': 'text',
  /** Hash of a page or of the stock figures, to see whether anything still moves. */
  'page-content': 'text',
  'stock-content': 'text',
  /** Subject: market item. Fen a card costs at the brand itself. */
  'official-price': 'number',
  /** What profiles ask for (the checklists): least order, monthly capacity, and yes or no. */
  moq: 'number',
  capacity: 'number',
  'head-brands': 'number',
  /** Yuan to be paid in before one may buy, deposits included. */
  prepayment: 'number',
  'mixed-batch': ['yes', 'no', 'not-applicable'],
  dropshipping: ['yes', 'no', 'not-applicable'],
  'newcomer-terms': ['yes', 'no', 'not-applicable'],
  'first-order-discount': ['yes', 'no', 'not-applicable'],
  'test-cards': ['yes', 'no', 'not-applicable'],
  'custom-discount': ['yes', 'no', 'not-applicable'],
  'co-branding': ['yes', 'no', 'not-applicable'],
  'referral-posters': ['yes', 'no', 'not-applicable'],
  courses: ['yes', 'no', 'not-applicable'],
  'case-library': ['yes', 'no', 'not-applicable'],
} as const satisfies Record<string, readonly string[] | 'number' | 'text'>;
export type TopicId = keyof typeof TOPICS;

/** One word on one topic, from one observation. */
export interface Finding {
  topic: TopicId;
  /** '' for the platform as a whole; else a brand, a product, an item. */
  subject: string;
  value: string | number;
  source: Source;
  /** Who said so: a reporter or a vantage point. Two findings by one of them are one word. */
  by: string;
}

/** A finding as remembered: when, by which observation. */
export interface Sighting extends Moment {
  value: string | number;
  by: string;
}

/** The newest sightings of each `topic|subject|source`, oldest first. */
export type Findings = Readonly<Record<string, Ring<Sighting>>>;

/** Sightings remembered of one topic, subject and source. */
const MOST = 48;

/**
 * Looks repeat themselves: of one observer's only the newest in a fixed period is remembered, so
 * that the memory reaches back for days. What a person enters is an event and counts each time.
 */
const PERIOD_HOURS = { words: 6, number: 6, text: 24 } as const;

function periodOf(topic: TopicId, t: number): number {
  const words: readonly string[] | 'number' | 'text' = TOPICS[topic];
  const hours = PERIOD_HOURS[typeof words === 'string' ? words : 'words'];
  return Math.floor((t - EPOCH) / (hours * HOUR));
}

function compareSightings(a: Sighting, b: Sighting): number {
  return (
    compareMoments(a, b) ||
    compareText(a.by, b.by) ||
    compareText(typeof a.value, typeof b.value) ||
    compareText(String(a.value), String(b.value))
  );
}

function findingKey({ topic, subject, source }: Omit<Finding, 'value' | 'by'>): string {
  return `${topic}|${subject}|${source}`;
}

/** Does the value belong to the topic's vocabulary? */
export function isFinding({ topic, value }: Pick<Finding, 'topic' | 'value'>): boolean {
  const words: readonly string[] | 'number' | 'text' = TOPICS[topic];
  if (words === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return typeof value === 'string' && (words === 'text' || words.includes(value));
}

/** Adds one finding; the result does not depend on the order of arrival. Unknown words change nothing. */
export function addFinding(findings: Findings, finding: Finding, seen: Moment): Findings {
  if (!isFinding(finding)) return findings;
  const key = findingKey(finding);
  const { topic, source, value, by } = finding;
  const sighting: Sighting = { t: seen.t, id: seen.id, value, by };
  const known = findings[key] ?? [];
  const isLook = source === 'official' || source === 'page';
  const rival = isLook
    ? known.find((other) => other.by === by && periodOf(topic, other.t) === periodOf(topic, seen.t))
    : undefined;
  if (rival !== undefined && compareSightings(rival, sighting) >= 0) return findings;
  const others = known.filter((other) => other !== rival);
  return { ...findings, [key]: addToRing(others, sighting, compareSightings, MOST) };
}

/** What is known of two sets of observations together. */
export function mergeFindings(a: Findings, b: Findings): Findings {
  let merged = a;
  for (const [key, sightings] of Object.entries(b)) {
    const [topic, subject, source] = partsOf(key);
    for (const { value, by, ...seen } of sightings) {
      merged = addFinding(merged, { topic, subject, source, value, by }, seen);
    }
  }
  return merged;
}

function partsOf(key: string): [TopicId, string, Source] {
  const first = key.indexOf('|');
  const last = key.lastIndexOf('|');
  return [
    key.slice(0, first) as TopicId,
    key.slice(first + 1, last),
    key.slice(last + 1) as Source,
  ];
}

/** What is remembered of a topic and subject from one source, oldest first. */
export function sightingsOf(
  findings: Findings,
  topic: TopicId,
  subject: string,
  source: Source,
): Ring<Sighting> {
  return findings[findingKey({ topic, subject, source })] ?? [];
}

/** A sighting with where it comes from. */
export interface Word extends Sighting {
  source: Source;
}

/** All sightings of a topic and subject, whatever the source, oldest first. */
export function wordsOf(findings: Findings, topic: TopicId, subject: string): Word[] {
  return SOURCES.flatMap((source) =>
    sightingsOf(findings, topic, subject, source).map((sighting) => ({ ...sighting, source })),
  ).sort((a, b) => compareSightings(a, b) || compareText(a.source, b.source));
}

/** Subjects that a topic was found about. */
export function subjectsOf(findings: Findings, topic: TopicId): string[] {
  const start = `${topic}|`;
  const subjects = Object.keys(findings)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length, key.lastIndexOf('|')));
  return [...new Set(subjects)].sort();
}
