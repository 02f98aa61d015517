import { compareText } from '../order.ts';
import type { TermWord } from '../terms.ts';
import type { Expiring, SeenTerm } from './types.ts';

const URGENCY: Readonly<Record<TermWord, number>> = {
  over: 0,
  'within-3-days': 1,
  'within-7-days': 2,
  'within-14-days': 3,
  'within-30-days': 4,
  valid: 5,
};

/** Authorizations, domains and certificates that end soon or are over, the most urgent first. */
export function expiringOf(
  terms: readonly SeenTerm[],
  nameOf: ReadonlyMap<string, string>,
): Expiring[] {
  return terms
    .flatMap(({ platformId, kind, subject, label, word, last }): Expiring[] => {
      const name = nameOf.get(platformId);
      if (name === undefined || word === 'valid') return [];
      return [
        { platformId, name, kind, subject, label, word, seenAt: last.t, evidence: [last.id] },
      ];
    })
    .sort(
      (a, b) =>
        URGENCY[a.word] - URGENCY[b.word] ||
        compareText(a.platformId, b.platformId) ||
        compareText(`${a.kind}|${a.subject}`, `${b.kind}|${b.subject}`),
    );
}
