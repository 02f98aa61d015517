/** Facts about something that ends on a day known beforehand. */
export const TERM_KINDS = ['authorisation-term', 'domain-term', 'certificate-term'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/**
 * How many days before the end a warning comes, largest first. Letters and domains are renewed by
 * people, who need a month; certificates by machines, weeks before: one that has fourteen days left
 * was not renewed when it ought to have been (and loses points from there on, see utilities.ts).
 */
export const TERM_RULES = Object.freeze({
  'authorisation-term': [30, 7],
  'domain-term': [30, 7],
  'certificate-term': [14, 3],
} as const satisfies Record<TermKind, readonly number[]>);

/** What every term of a kind can be said to be. */
export const TERM_WORDS = [
  'valid',
  'within-30-days',
  'within-14-days',
  'within-7-days',
  'within-3-days',
  'over',
] as const;
export type TermWord = (typeof TERM_WORDS)[number];

export function isTermKind(kind: string): kind is TermKind {
  return TERM_KINDS.some((each) => each === kind);
}

/** The word for a term with so many days left (not whole ones, maybe); negative when it is over. */
export function termWord(kind: TermKind, daysLeft: number): TermWord {
  if (daysLeft < 0) return 'over';
  const [far, near] = TERM_RULES[kind];
  if (daysLeft <= near) return `within-${near}-days`;
  return daysLeft <= far ? `within-${far}-days` : 'valid';
}
