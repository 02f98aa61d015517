import { DAY, HOUR } from './decay.ts';
import { wordsOf, type Findings, type TopicId, type Word } from './findings.ts';
import { compareMoments } from './order.ts';

/** When words may exclude a platform (scoring.md §1.6), and how many observations are cited. */
export const WORD_RULES = Object.freeze({
  /** One official answer, so many people with proof … */
  people: 2,
  /** … or two looks from two vantage points that many hours apart. */
  apartHours: 6,
  /** Observations cited for one signal, the newest ones. */
  evidence: 5,
} as const);

/** What of a topic speaks for the supplier, and what against it; the rest says nothing. */
export interface Vocabulary {
  good: readonly (string | number)[];
  bad: readonly (string | number)[];
}

/** Words of a topic and subject of the last `days`, oldest first. */
export function wordsWithin(
  findings: Findings,
  topic: TopicId,
  subject: string,
  days: number,
  now: number,
): Word[] {
  const oldest = now - days * DAY;
  return wordsOf(findings, topic, subject).filter(({ t }) => t >= oldest && t <= now);
}

function voiceOf({ source, by }: Word): string {
  return source === 'official' ? source : `${source} ${by}`;
}

/**
 * The bad words that nobody took back. Only a later good word of the same observer does, or one of
 * the register or the brand itself; a lesser bad word never does, so that more signals never make a
 * verdict milder. `words` oldest first, and so are those left.
 */
export function standingBad(words: readonly Word[], { good, bad }: Vocabulary): Word[] {
  const lastGood = new Map<string, Word>();
  for (const word of words) if (good.includes(word.value)) lastGood.set(voiceOf(word), word);
  const isLaterThan = (word: Word, mark: Word | undefined): boolean =>
    mark === undefined || compareMoments(word, mark) > 0;
  return words.filter(
    (word) =>
      bad.includes(word.value) &&
      isLaterThan(word, lastGood.get(voiceOf(word))) &&
      isLaterThan(word, lastGood.get('official')),
  );
}

/** The good words that nobody took back, by the same rule. */
export function standingGood(words: readonly Word[], { good, bad }: Vocabulary): Word[] {
  return standingBad(words, { good: bad, bad: good });
}

/** Two looks from different vantage points, far enough apart. */
function establishedByLooks(looks: readonly Word[]): boolean {
  const apart = WORD_RULES.apartHours * HOUR;
  return looks.some((a) => looks.some((b) => a.by !== b.by && b.t - a.t >= apart));
}

/**
 * May a verdict that excludes rest on these words (scoring.md §1.6)? One official answer, two
 * people with proof, or two looks from two vantage points six hours apart; a mere entry never.
 */
export function isEstablished(words: readonly Word[]): boolean {
  if (words.some(({ source }) => source === 'official')) return true;
  const people = words.filter(({ source }) => source === 'proof' || source === 'test-buy');
  if (new Set(people.map(({ by }) => by)).size >= WORD_RULES.people) return true;
  return establishedByLooks(words.filter(({ source }) => source === 'page'));
}

/** Keys of the observations behind words, each once, the newest ones. */
export function evidenceOf(words: readonly Word[]): string[] {
  const byTime = [...words].sort(compareMoments);
  return [...new Set(byTime.map(({ id }) => id))].slice(-WORD_RULES.evidence);
}
