import { HOUR } from './decay.ts';
import { subjectsOf, wordsOf, type Findings, type TopicId, type Word } from './findings.ts';
import {
  evidenceOf,
  isEstablished,
  standingBad,
  standingGood,
  wordsWithin,
  type Vocabulary,
} from './words.ts';

/** Hard floors (底线): no score makes up for a failed one. */
export const FLOORS = [
  'licence',
  'authorisation',
  'forbidden-offer',
  'judgment',
  'serious-list',
  'certificate',
  'price-trap',
  'agency-fee',
] as const;
export type FloorId = (typeof FLOORS)[number];

/** Why a floor stands where it stands. */
export type FloorCode = 'holds' | 'broken' | 'not-checked' | 'awaits-confirmation' | 'not-enough';

/** One floor at one moment. */
export interface Veto {
  id: FloorId;
  /** A brand or a kind of goods; '' for the platform. */
  subject: string;
  result: 'pass' | 'fail' | 'unknown';
  code: FloorCode;
  /** Keys of the observations it rests on. */
  evidence: string[];
}

/** Constants of the floors (scoring.md §1.6); days after which a word is no longer one. */
export const FLOOR_RULES = Object.freeze({
  validDays: {
    licence: 365,
    authorisation: 90,
    'forbidden-offer': 60,
    judgment: 180,
    // Who is listed stays so for a year at least.
    'serious-list': 365,
    certificate: 14,
    'agency-fee': 90,
    card: 90,
  },
  /** An invalid certificate that long is no slip. */
  certificateHours: 72,
} as const);

type Judged = Pick<Veto, 'result' | 'code' | 'evidence'>;

const VOCABULARY = {
  licence: { good: ['valid', 'scope-unclear'], bad: ['absent', 'revoked'] },
  authorisation: { good: ['confirmed', 'listed'], bad: ['denied', 'forged', 'not-on-list'] },
  'forbidden-offer': { good: ['none'], bad: ['found'] },
  judgment: { good: ['none', 'civil'], bad: ['criminal'] },
  'serious-list': { good: ['none'], bad: ['listed'] },
} as const satisfies Record<string, Vocabulary>;

const outcome =
  (result: Veto['result']) =>
  (code: FloorCode, words: readonly Word[] = []): Judged => ({
    result,
    code,
    evidence: evidenceOf(words),
  });
const fail = outcome('fail');
const pass = outcome('pass');
const unknown = outcome('unknown');

/**
 * Fails by established words that nobody took back, holds by a good word that is more than an
 * entry. A bad word that nobody confirmed makes the floor unknown.
 */
function judgeWords(words: readonly Word[], vocabulary: Vocabulary): Judged {
  const bad = standingBad(words, vocabulary).filter(({ source }) => source !== 'entry');
  if (isEstablished(bad)) return fail('broken', bad);
  if (bad.length > 0) return unknown('awaits-confirmation', bad);
  const good = standingGood(words, vocabulary).filter(({ source }) => source !== 'entry');
  if (good.length > 0) return pass('holds', good);
  return words.length > 0 ? unknown('not-enough', words.slice(-1)) : unknown('not-checked');
}

function validWords(
  findings: Findings,
  topic: TopicId & keyof typeof FLOOR_RULES.validDays,
  subject: string,
  now: number,
): Word[] {
  return wordsWithin(findings, topic, subject, FLOOR_RULES.validDays[topic], now);
}

function wordedFloor(
  findings: Findings,
  id: 'authorisation' | 'forbidden-offer',
  subject: string,
  now: number,
): Veto {
  return { id, subject, ...judgeWords(validWords(findings, id, subject, now), VOCABULARY[id]) };
}

/** Brands whose authorisation is claimed, or was asked about. */
function authorisationFloors(findings: Findings, now: number): Veto[] {
  const claimed = subjectsOf(findings, 'authorisation-claim').filter(
    (brand) => wordsOf(findings, 'authorisation-claim', brand).at(-1)?.value === 'claimed',
  );
  const brands = new Set([...claimed, ...subjectsOf(findings, 'authorisation')]);
  return [...brands].sort().map((brand) => wordedFloor(findings, 'authorisation', brand, now));
}

function offerFloors(findings: Findings, now: number): Veto[] {
  const kinds = subjectsOf(findings, 'forbidden-offer');
  return (kinds.length > 0 ? kinds : ['']).map((kind) =>
    wordedFloor(findings, 'forbidden-offer', kind, now),
  );
}

/** Asked of the registers on whose list of serious violations somebody saw the company; hearsay asks nothing. */
function seriousListFloors(findings: Findings, now: number): Veto[] {
  const id = 'serious-list';
  return subjectsOf(findings, id).flatMap((register) => {
    const words = validWords(findings, id, register, now);
    if (!words.some(({ value, source }) => value === 'listed' && source !== 'entry')) return [];
    return [{ id, subject: register, ...judgeWords(words, VOCABULARY[id]) }];
  });
}

/** Fails when invalid for three days on end; plain http has no certificate to judge. */
function certificateFloor(findings: Findings, now: number): Veto[] {
  const words = validWords(findings, 'certificate', '', now);
  if (words.length === 0) return [];
  const about = { id: 'certificate' as const, subject: '' };
  const run = words.slice(words.findLastIndex(({ value }) => value !== 'invalid') + 1);
  const [first] = run;
  if (first === undefined) return [{ ...about, ...pass('holds', words.slice(-1)) }];
  const last = run.at(-1) ?? first;
  const long = last.t - first.t >= FLOOR_RULES.certificateHours * HOUR;
  return [
    { ...about, ...(long ? fail('broken', [first, last]) : unknown('awaits-confirmation', run)) },
  ];
}

/** What a register knows, no page of the supplier's decides. */
function registerFloor(findings: Findings, id: 'licence' | 'judgment', now: number): Veto {
  const words = validWords(findings, id, '', now).filter(({ source }) => source !== 'page');
  return { id, subject: '', ...judgeWords(words, VOCABULARY[id]) };
}

/** What prices far below the market show. */
export interface LowPrices {
  /** Observations of them, when they are enough for the floor; else empty. */
  tooLow: readonly string[];
  /** Observations that confirm the low-price trap; empty while it is not confirmed. */
  confirmed: readonly string[];
}

/** A price trap excludes only when confirmed, or with a card of a test purchase that failed. */
function priceTrapFloor(findings: Findings, { tooLow, confirmed }: LowPrices, now: number): Veto[] {
  const about = { id: 'price-trap' as const, subject: '' };
  if (confirmed.length > 0) {
    return [{ ...about, result: 'fail', code: 'broken', evidence: [...confirmed] }];
  }
  if (tooLow.length === 0) return [];
  const cards = subjectsOf(findings, 'card').flatMap((product) =>
    validWords(findings, 'card', product, now).filter(({ source }) => source === 'test-buy'),
  );
  const bad = cards.filter(({ value }) => value !== 'worked' && value !== 'worked-after-exchange');
  if (bad.length > 0) {
    const { evidence } = fail('broken', bad);
    return [
      {
        ...about,
        result: 'fail',
        code: 'broken',
        evidence: [...new Set([...evidence, ...tooLow])],
      },
    ];
  }
  if (cards.length > 0) return [{ ...about, ...pass('holds', cards) }];
  return [{ ...about, result: 'unknown', code: 'not-checked', evidence: [...tooLow] }];
}

function agencyFloor(findings: Findings, now: number): Veto[] {
  const words = validWords(findings, 'agency-fee', '', now);
  if (words.length === 0) return [];
  const amounts = words.map(({ value, ...word }) => ({ ...word, value: value === 0 ? 0 : 1 }));
  return [{ id: 'agency-fee', subject: '', ...judgeWords(amounts, { good: [0], bad: [1] }) }];
}

/**
 * All hard floors at `now`. Licence, judgments and forbidden goods are always asked; the others
 * arise with their cause.
 */
export function floors(findings: Findings, low: LowPrices, now: number): Veto[] {
  return [
    registerFloor(findings, 'licence', now),
    ...authorisationFloors(findings, now),
    ...offerFloors(findings, now),
    registerFloor(findings, 'judgment', now),
    ...seriousListFloors(findings, now),
    ...certificateFloor(findings, now),
    ...priceTrapFloor(findings, low, now),
    ...agencyFloor(findings, now),
  ];
}
