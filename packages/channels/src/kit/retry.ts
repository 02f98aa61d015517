const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;
/** A day, and the longest wait: a channel that is down for a day is tried once it is up again. */
export const PATIENCE_MS = 24 * 3_600_000 + LONGEST_MS;
const MOST_ASKED_MS = 24 * 3_600_000;

/**
 * How long to wait after so many tries, in ms: twice as long each time, up to an hour, of which a
 * random part between a half and the whole, so that what failed together does not come back together.
 *
 * @param random in [0, 1)
 * @param askedMs what the service asks for; up to a day of it is granted
 */
export function waitMs(tries: number, askedMs: number | null, random: number): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20));
  return Math.max(wait * (0.5 + random / 2), Math.min(askedMs ?? 0, MOST_ASKED_MS));
}
