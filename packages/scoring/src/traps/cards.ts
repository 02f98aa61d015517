import { subjectsOf, type Findings, type Word } from '../findings.ts';
import type { TrapSignal } from './signals.ts';
import { evidenceOf, isEstablished } from '../words.ts';
import { validWords } from './trap-words.ts';

/** What a test purchase confirms a trap by. */
const FAILURES = {
  failed: 'card-failed',
  'already-redeemed': 'card-already-redeemed',
  'account-banned': 'card-account-banned',
} as const;

export interface Cards {
  /** Words that a card failed, by product. */
  failures: Map<string, Word[]>;
  failed: TrapSignal[];
  revoked: TrapSignal[];
}

/** What became of cards bought in the last months. A card that worked does not undo one that failed. */
export function cardsOf(
  findings: Findings,
  now: number,
  label: (subject: string) => string,
): Cards {
  const cards: Cards = { failures: new Map(), failed: [], revoked: [] };
  for (const subject of subjectsOf(findings, 'card')) {
    const words = validWords(findings, 'card', subject, now);
    const params = { product: label(subject) };
    for (const [value, code] of Object.entries(FAILURES)) {
      const bad = words.filter((word) => word.value === value);
      if (bad.length === 0) continue;
      cards.failures.set(subject, [...(cards.failures.get(subject) ?? []), ...bad]);
      cards.failed.push({ code, params, evidence: evidenceOf(bad) });
    }
    const revoked = words.filter(({ value }) => value === 'revoked');
    if (revoked.length > 0) {
      cards.revoked.push({ code: 'card-revoked', params, evidence: evidenceOf(revoked) });
    }
  }
  return cards;
}

/** Was the card bought and the purchase shown? */
export function withProof({ source }: Word): boolean {
  return source !== 'entry' && source !== 'page';
}

/** The own test purchase needs nobody to confirm it; other people's do. */
export function isConfirmedBy(words: readonly Word[]): boolean {
  return words.some(({ source }) => source === 'test-buy') || isEstablished(words);
}
