/** A look that was like the one before but for a few numbers, and how to make it whole again. */
export interface Sampling<Seen> {
  /** How many numbers. */
  length: number;
  /** Whole numbers. `slotAt` in ms UTC: what is about then is told from there. */
  numbersOf(seen: Seen, slotAt: number): number[];
  /** What was seen, from any other look of the same gist. `numbersOf` and this undo each other. */
  seenWith(like: Seen, numbers: readonly number[], slotAt: number): Seen;
}

/** Milliseconds as they are kept: to a tenth. */
export function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
