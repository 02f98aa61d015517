import { findRobots, recordRobots, type Db, type KnownRobots } from '@kaopu/db';
import { robotsAllow, type RobotsAnswer } from '@kaopu/net';
import { LookFault } from '@kaopu/probes';

const HOUR = 3_600_000;

/** RFC 9309 §2.4: a copy serves for a day, and longer only while there is no reading it. */
const FRESH_MS = 24 * HOUR;
/** So long nobody asks again for one that could not be read. */
const AGAIN_MS = HOUR / 6;

function isSettled(known: KnownRobots): boolean {
  if (known.problem !== null) return known.triedAgo < AGAIN_MS;
  return known.readAgo !== null && known.readAgo < FRESH_MS;
}

/**
 * Asks an origin's robots.txt, which all workers remember together, whether we may ask for `url`.
 * Throws LookFault when it says no, and when nobody knows what it says.
 *
 * @param read asks the site for it
 */
export async function obeyRobots(
  db: Db,
  url: string,
  read: () => Promise<RobotsAnswer>,
): Promise<void> {
  const { origin } = new URL(url);
  let known = await findRobots(db, origin);
  if (known === null || !isSettled(known)) {
    await recordRobots(db, origin, await read());
    known = await findRobots(db, origin);
  }
  const text = known?.text ?? null;
  if (text === null) {
    const problem = known?.problem ?? 'never asked for';
    throw new LookFault('robots-unread', url, `robots.txt could not be read: ${problem}`);
  }
  const allowed = robotsAllow(text, url);
  if (allowed === true) return;
  if (allowed === false)
    throw new LookFault('disallowed', url, 'robots.txt asks not to look there');
  throw new LookFault('robots-unread', url, 'robots.txt takes too long to match');
}
