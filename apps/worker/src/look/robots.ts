import type { KnownRobots } from '@kaopu/db';
import { robotsAllow, type RobotsAnswer } from '@kaopu/net';
import { LookFault } from '@kaopu/probes';
import { LRUCache } from 'lru-cache';
import type { Book } from './book.ts';

const HOUR = 3_600_000;

/** RFC 9309 §2.4: a copy serves for a day, and longer only while there is no reading it. */
const FRESH_MS = 24 * HOUR;
/** So long nobody asks again for one that could not be read. */
const AGAIN_MS = HOUR / 6;

/** For how many ms more it serves; none when it is time to ask again. */
function servesFor({ problem, readAgo, triedAgo }: KnownRobots): number {
  if (problem !== null) return Math.max(0, AGAIN_MS - triedAgo);
  return readAgo === null ? 0 : Math.max(0, FRESH_MS - readAgo);
}

/** What one process has read of what all remember, for as long as it serves: texts by origin. */
export type RobotsMemory = LRUCache<string, string>;

/** About what an entry takes beside its characters, bytes. */
const ENTRY_SIZE = 200;

/** Bounded in size alone: with fewer entries than there are shops to look at in turns, none would be met again. */
export function robotsMemory(): RobotsMemory {
  return new LRUCache({
    maxSize: 50_000_000,
    sizeCalculation: (text, origin) => text.length + origin.length + ENTRY_SIZE,
  });
}

/** Throws LookFault when nobody knows what it says. */
async function robotsOf(
  book: Book,
  memory: RobotsMemory,
  url: string,
  read: () => Promise<RobotsAnswer>,
): Promise<string> {
  const { origin } = new URL(url);
  const remembered = memory.get(origin);
  if (remembered !== undefined) return remembered;
  let known = await book.findRobots(origin);
  if (known === null || servesFor(known) === 0) {
    await book.recordRobots(origin, await read());
    known = await book.findRobots(origin);
  }
  const text = known?.text ?? null;
  if (known === null || text === null) {
    const problem = known?.problem ?? 'never asked for';
    throw new LookFault('robots-unread', url, `robots.txt could not be read: ${problem}`);
  }
  const ttl = servesFor(known);
  // To the cache no time would be for ever.
  if (ttl > 0) memory.set(origin, text, { ttl });
  return text;
}

/**
 * Asks an origin's robots.txt, which all workers remember together, whether we may ask for `url`.
 * Throws LookFault when it says no, and when nobody knows what it says.
 *
 * @param read asks the site for it
 */
export async function obeyRobots(
  book: Book,
  memory: RobotsMemory,
  url: string,
  read: () => Promise<RobotsAnswer>,
): Promise<void> {
  const allowed = robotsAllow(await robotsOf(book, memory, url, read), url);
  if (allowed === true) return;
  if (allowed === false)
    throw new LookFault('disallowed', url, 'robots.txt asks not to look there');
  throw new LookFault('robots-unread', url, 'robots.txt takes too long to match');
}
