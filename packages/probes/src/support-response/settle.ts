import { boundedLines, type RawLine } from '../kit/conversation/line.ts';
import type { ReadLine } from './channel.ts';

const MINUTE_MS = 60_000;

export interface Settled {
  lines: RawLine[];
  /** Ids of lines that came, without a time of their own, while we had not looked for too long. */
  blind: string[];
}

/**
 * Gives each new line its time, on our clock. A channel's own stamp counts as far as it lies between
 * the last look that did not see the line and the one that does: whoever keeps the clock, a supplier
 * too, cannot be faster or slower than we have seen with our own eyes. A line without a stamp came
 * when we saw it, which is only fair while we looked as often as planned.
 */
export function settle(
  before: readonly RawLine[],
  read: readonly ReadLine[],
  span: { askedAt: number; lastReadAt: number; readAt: number },
): Settled {
  const known = new Set(before.map(({ id }) => id));
  const fresh = read.filter(({ id }) => !known.has(id));
  const { askedAt, lastReadAt, readAt } = span;
  const tolerance = Math.max(2 * MINUTE_MS, lastReadAt - askedAt);
  const isBlind = readAt - lastReadAt > tolerance;
  const timed = fresh.map((line) => ({
    ...line,
    at:
      line.at === null
        ? readAt
        : line.at < askedAt && lastReadAt === askedAt
          ? line.at
          : Math.min(Math.max(line.at, lastReadAt), readAt),
  }));
  return {
    lines: boundedLines([...before, ...timed]),
    blind: isBlind ? fresh.filter(({ at }) => at === null).map(({ id }) => id) : [],
  };
}
