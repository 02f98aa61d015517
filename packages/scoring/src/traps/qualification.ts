import { subjectsOf, type Findings, type Word } from '../findings.ts';
import { compareMoments } from '../order.ts';
import type { SignalCode, TrapSignal } from './signals.ts';
import { higherLevel, verdict, type TrapLevel, type TrapVerdict } from './verdict.ts';
import { evidenceOf, isEstablished, standingBad, standingGood } from '../words.ts';
import { validWords } from './trap-words.ts';

type BrandCode = Extract<
  SignalCode,
  'brand-denied' | 'not-on-complete-list' | 'not-listed' | `letter-${string}`
>;

/** Words on an authorisation that can confirm the trap. */
const GRAVE: Readonly<Record<string, BrandCode>> = {
  denied: 'brand-denied',
  forged: 'letter-forged',
  'not-on-list': 'not-on-complete-list',
};
const LETTER: Readonly<Record<string, BrandCode>> = {
  expired: 'letter-expired',
  'other-grantee': 'letter-other-grantee',
  'scope-lacks-product': 'letter-scope-lacks-product',
  'channel-lacks-site': 'letter-channel-lacks-site',
  'chain-broken': 'letter-chain-broken',
  'number-unknown': 'letter-number-unknown',
  'reused-elsewhere': 'letter-reused-elsewhere',
};

/** What speaks for an authorisation; also the ground of a direct line to the brand. */
export const AUTHORISATION = {
  good: ['confirmed', 'listed'],
  bad: [...Object.keys(GRAVE), 'not-listed'],
};
const LETTERS = { good: ['consistent'], bad: Object.keys(LETTER) };
const CLAIMS = { good: ['not-claimed'], bad: ['claimed'] };

function signalsOf(
  brand: string,
  words: readonly Word[],
  codes: Readonly<Record<string, BrandCode>>,
): TrapSignal[] {
  return Object.entries(codes).flatMap(([value, code]): TrapSignal[] => {
    const said = words.filter((word) => word.value === value);
    return said.length === 0 ? [] : [{ code, params: { brand }, evidence: evidenceOf(said) }];
  });
}

function judgeBrand(
  findings: Findings,
  brand: string,
  now: number,
): { level: TrapLevel; signals: TrapSignal[] } {
  const words = validWords(findings, 'authorisation', brand, now);
  const against = standingBad(words, AUTHORISATION);
  const grave = against.filter(({ value }) => value !== 'not-listed');
  const unlisted = against.filter(({ value }) => value === 'not-listed');
  const confirmation = standingGood(words, AUTHORISATION).findLast(
    ({ source }) => source === 'official',
  );
  // A brand that confirms knows its letters.
  const letters = standingBad(validWords(findings, 'letter', brand, now), LETTERS).filter(
    (word) => confirmation === undefined || compareMoments(word, confirmation) > 0,
  );
  const claims = standingBad(validWords(findings, 'authorisation-claim', brand, now), CLAIMS);
  const confirmed = standingGood(words, AUTHORISATION).length > 0;

  const problems = [
    ...signalsOf(brand, grave, GRAVE),
    ...signalsOf(brand, letters, LETTER),
    ...signalsOf(brand, unlisted, { 'not-listed': 'not-listed' }),
  ];
  const signals = [...problems];
  if (claims.length > 0 && !confirmed) {
    signals.push({ code: 'claim-unconfirmed', params: { brand }, evidence: evidenceOf(claims) });
  }
  if (isEstablished(grave)) return { level: 'confirmed', signals };
  if (grave.length > 0 || problems.length > 1) return { level: 'likely', signals };
  // Who claims nothing need not be on an incomplete list.
  const suspect = letters.length > 0 || (unlisted.length > 0 && claims.length > 0);
  return { level: suspect ? 'suspect' : 'none', signals };
}

/**
 * Qualification trap (domain.md §1.11): the worst of its brands. *confirmed*: the brand denies, the
 * name is absent from a list declared complete, or the letter is forged, and these words are
 * established. *likely*: the same, not yet established, or two different problems. *suspect*: a
 * problem of the letter, or a claim that a published list does not bear out. A claim that nobody
 * confirmed is a signal and no more.
 */
export function qualificationTrap(findings: Findings, now: number): TrapVerdict {
  const brands = new Set([
    ...subjectsOf(findings, 'authorisation'),
    ...subjectsOf(findings, 'letter'),
    ...subjectsOf(findings, 'authorisation-claim'),
  ]);
  let level: TrapLevel = 'none';
  let checked = false;
  const signals: TrapSignal[] = [];
  for (const brand of brands) {
    const judged = judgeBrand(findings, brand, now);
    level = higherLevel(level, judged.level);
    signals.push(...judged.signals);
    checked ||= validWords(findings, 'authorisation', brand, now).length > 0;
  }
  return verdict('qualification', level, checked, signals);
}
