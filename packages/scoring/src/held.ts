import type { Source } from './findings.ts';
import { compareMoments, compareText, type Moment } from './order.ts';

/** The newest word of one source on a slowly changing fact of one subject. */
export interface Register extends Moment {
  subject: string;
  source: Source | null;
  /** Millionths. */
  x: number;
  /** What one reading is worth in observations when fresh. */
  e: number;
}

/**
 * Newest word by subject and source, newest last. An unverified entry therefore never displaces an
 * official answer. Keeping the newest words is idempotent, commutative and associative.
 */
export type Held = readonly Register[];

/** Total, so that merging never depends on the order of its arguments. */
function compareRegisters(a: Register, b: Register): number {
  return (
    compareMoments(a, b) ||
    compareText(a.subject, b.subject) ||
    compareText(a.source ?? '', b.source ?? '') ||
    a.x - b.x ||
    a.e - b.e
  );
}

function isSame(a: Register, b: Register): boolean {
  return a.subject === b.subject && a.source === b.source;
}

/** `most`: how many (subject, source) pairs are remembered, the newest ones. */
export function hold(held: Held, word: Register, most: number): Held {
  const present = held.find((other) => isSame(other, word));
  if (present !== undefined && compareRegisters(present, word) >= 0) return held;
  const others = held.filter((other) => other !== present);
  return [...others, word].sort(compareRegisters).slice(-most);
}

export function mergeHeld(a: Held, b: Held, most: number): Held {
  return b.reduce((sum, word) => hold(sum, word, most), a);
}

/** Of each subject the word that is worth most by now; `worth` in observations. */
export function strongest(
  held: Held,
  worth: (word: Register) => number,
): { word: Register; n: number }[] {
  const best = new Map<string, { word: Register; n: number }>();
  for (const word of held) {
    const n = worth(word);
    const known = best.get(word.subject);
    // Newer words come later: the newer of two that are worth the same wins.
    if (known === undefined || n >= known.n) best.set(word.subject, { word, n });
  }
  return [...best.values()];
}
