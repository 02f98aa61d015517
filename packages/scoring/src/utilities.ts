import { clamp, ln } from './arithmetic.ts';
import { TOPICS } from './findings.ts';

/**
 * What observations are worth, 0–1, indicator by indicator (scoring.md §5). Probes and entries
 * translate what they saw with these; prices are in price/, waits in waits.ts.
 */

type WordOf<T extends keyof typeof TOPICS> = (typeof TOPICS)[T] extends readonly (infer W)[]
  ? W
  : never;

const LICENCE: Readonly<Record<WordOf<'licence'>, number>> = {
  valid: 1,
  'scope-unclear': 0.5,
  absent: 0,
  revoked: 0,
};

/** Business licence in the official register. */
export function licenceUtility(word: WordOf<'licence'>): number {
  return LICENCE[word];
}

/** ICP filing or telecom licence against the domain and the operator. */
export function filingUtility(word: 'matches' | 'unclear' | 'absent'): number {
  return word === 'matches' ? 1 : word === 'unclear' ? 0.5 : 0;
}

const AUTHORISATION: Readonly<Record<WordOf<'authorisation'>, number>> = {
  confirmed: 1,
  listed: 1,
  letter: 0.5,
  'not-listed': 0.1,
  'not-on-list': 0,
  denied: 0,
  forged: 0,
};

/** One brand's authorisation: by the brand or on its page, by an own letter only, or denied. */
export function authorisationUtility(word: WordOf<'authorisation'>): number {
  return AUTHORISATION[word];
}

/** A card of a test purchase. */
export function cardUtility(word: WordOf<'card'>): number {
  return word === 'worked' ? 1 : word === 'worked-after-exchange' ? 0.5 : 0;
}

const PROMPT_SECONDS = 600;
const LATE_SECONDS = 86_400;

/** Payment to code: 1 up to 10 minutes, falling with the logarithm to 0 at 24 hours. */
export function deliveryUtility(seconds: number): number {
  if (!(seconds > PROMPT_SECONDS)) return 1;
  return clamp(1 - ln(seconds / PROMPT_SECONDS) / ln(LATE_SECONDS / PROMPT_SECONDS), 0, 1);
}

/** Purchase vouchers or a traceable source, when asked for. */
export function purchaseProofUtility(word: WordOf<'purchase-proof'>): number {
  return word === 'provided' ? 1 : word === 'partial' ? 0.5 : 0;
}

/** A site: there and quick, there and slow, or down (a shop that is shut is down). */
export function availabilityUtility(state: 'up' | 'slow' | 'down'): number {
  return state === 'up' ? 1 : state === 'slow' ? 0.5 : 0;
}

/** A certificate by the days it has left; null when it is invalid or there is none. */
export function certificateUtility(daysLeft: number | null): number {
  if (daysLeft === null || !(daysLeft > 0)) return 0;
  return daysLeft < 3 ? 0.3 : daysLeft < 14 ? 0.7 : 1;
}

/** Back-office features or policy pages that are there, of those asked for; null of none. */
export function shareUtility(present: number, asked: number): number | null {
  return asked > 0 ? clamp(present / asked, 0, 1) : null;
}

/** The worst wording on a page. */
export function wordingUtility(word: WordOf<'forbidden-offer'>): number {
  return word === 'none' ? 1 : word === 'ambiguous' ? 0.5 : 0;
}
