import { DAY, HOUR } from './decay.ts';
import { subjectsOf, wordsOf, type Findings, type TopicId, type Word } from './findings.ts';

/** Hard floors (底线): no score makes up for a failed one. */
export const FLOORS = [
  'licence',
  'authorisation',
  'forbidden-offer',
  'judgment',
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
    certificate: 14,
    'agency-fee': 90,
    card: 90,
  },
  /** A failure needs two looks from two vantage points this far apart, or one official word … */
  apartHours: 6,
  /** … or so many people with proof. */
  people: 2,
  /** An invalid certificate that long is no slip. */
  certificateHours: 72,
} as const);

type Judged = Pick<Veto, 'result' | 'code' | 'evidence'>;

interface Vocabulary {
  good: readonly (string | number)[];
  bad: readonly (string | number)[];
}

const VOCABULARY = {
  licence: { good: ['valid', 'scope-unclear'], bad: ['absent', 'revoked'] },
  authorisation: { good: ['confirmed', 'listed'], bad: ['denied', 'forged', 'not-on-list'] },
  'forbidden-offer': { good: ['none'], bad: ['found'] },
  judgment: { good: ['none', 'civil'], bad: ['criminal'] },
} as const satisfies Record<string, Vocabulary>;

function ids(words: readonly Word[]): string[] {
  return [...new Set(words.map(({ id }) => id))];
}

/** Each observer's run of bad words up to the newest one; empty when the newest is not bad. */
function badRuns(words: readonly Word[], bad: Vocabulary['bad']): Word[][] {
  const byObserver = Map.groupBy(words, ({ by }) => by);
  return [...byObserver.values()]
    .map((own) => own.slice(own.findLastIndex(({ value }) => !bad.includes(value)) + 1))
    .filter((run) => run.length > 0);
}

/** Two looks from different vantage points, far enough apart, none of which was taken back. */
function confirmedByLooks(words: readonly Word[], bad: Vocabulary['bad']): Word[] | null {
  const runs = badRuns(words, bad);
  for (const [i, run] of runs.entries()) {
    for (const other of runs.slice(i + 1)) {
      const both = [...run, ...other];
      const times = both.map(({ t }) => t);
      const span = Math.max(...times) - Math.min(...times);
      if (span >= FLOOR_RULES.apartHours * HOUR) return both;
    }
  }
  return null;
}

/** Different people whose newest word, with proof, is bad. */
function confirmedByPeople(words: readonly Word[], bad: Vocabulary['bad']): Word[] | null {
  const runs = badRuns(words, bad);
  return runs.length >= FLOOR_RULES.people ? runs.flat() : null;
}

const fail = (words: readonly Word[]): Judged => ({
  result: 'fail',
  code: 'broken',
  evidence: ids(words),
});
const pass = (words: readonly Word[]): Judged => ({
  result: 'pass',
  code: 'holds',
  evidence: ids(words),
});
const unknown = (code: FloorCode, words: readonly Word[] = []): Judged => ({
  result: 'unknown',
  code,
  evidence: ids(words),
});

/**
 * The strongest source that has a word decides: the official one, people with proof, looks. A word
 * nobody confirmed makes the floor unknown, never failed; a mere entry neither fails nor passes.
 */
function judgeWords(all: readonly Word[], { good, bad }: Vocabulary): Judged {
  const of = (...sources: Word['source'][]) => all.filter(({ source }) => sources.includes(source));
  const official = of('official').at(-1);
  if (official !== undefined && bad.includes(official.value)) return fail([official]);
  if (official !== undefined && good.includes(official.value)) return pass([official]);

  const people = of('proof', 'test-buy');
  const looks = of('page');
  const confirmed = confirmedByPeople(people, bad) ?? confirmedByLooks(looks, bad);
  if (confirmed !== null) return fail(confirmed);
  const suspected = [...badRuns(people, bad), ...badRuns(looks, bad)].flat();
  if (suspected.length > 0) return unknown('awaits-confirmation', suspected);
  const word = [people.at(-1), looks.at(-1)].find(
    (newest) => newest !== undefined && good.includes(newest.value),
  );
  if (word !== undefined) return pass([word]);
  return all.length > 0 ? unknown('not-enough', all.slice(-1)) : unknown('not-checked');
}

function validWords(
  findings: Findings,
  topic: TopicId & keyof typeof FLOOR_RULES.validDays,
  subject: string,
  now: number,
): Word[] {
  const oldest = now - FLOOR_RULES.validDays[topic] * DAY;
  return wordsOf(findings, topic, subject).filter(({ t }) => t >= oldest && t <= now);
}

function wordedFloor(
  findings: Findings,
  id: keyof typeof VOCABULARY,
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

/** Fails when invalid for three days on end; plain http has no certificate to judge. */
function certificateFloor(findings: Findings, now: number): Veto[] {
  const words = validWords(findings, 'certificate', '', now);
  if (words.length === 0) return [];
  const about = { id: 'certificate' as const, subject: '' };
  const run = words.slice(words.findLastIndex(({ value }) => value !== 'invalid') + 1);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [{ ...about, ...pass(words.slice(-1)) }];
  const long = last.t - first.t >= FLOOR_RULES.certificateHours * HOUR;
  return [{ ...about, ...(long ? fail([first, last]) : unknown('awaits-confirmation', run)) }];
}

/** A price trap excludes only together with a card of a test purchase that failed. */
function priceTrapFloor(findings: Findings, tooLow: readonly string[], now: number): Veto[] {
  if (tooLow.length === 0) return [];
  const about = { id: 'price-trap' as const, subject: '' };
  const cards = subjectsOf(findings, 'card').flatMap((product) =>
    validWords(findings, 'card', product, now).filter(({ source }) => source === 'test-buy'),
  );
  const bad = cards.filter(({ value }) => value !== 'worked' && value !== 'worked-after-exchange');
  if (bad.length > 0) {
    const { result, code, evidence } = fail(bad);
    return [{ ...about, result, code, evidence: [...new Set([...evidence, ...tooLow])] }];
  }
  if (cards.length > 0) return [{ ...about, ...pass(cards) }];
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
 * arise with their cause. `tooLow`: observations that showed prices far below the market.
 */
export function floors(findings: Findings, tooLow: readonly string[], now: number): Veto[] {
  return [
    wordedFloor(findings, 'licence', '', now),
    ...authorisationFloors(findings, now),
    ...offerFloors(findings, now),
    wordedFloor(findings, 'judgment', '', now),
    ...certificateFloor(findings, now),
    ...priceTrapFloor(findings, tooLow, now),
    ...agencyFloor(findings, now),
  ];
}
