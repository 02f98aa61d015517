import robotsParser from 'robots-parser';
import type { Fetched } from './fetch.ts';

// Its types call the function a property of itself; it is the module.
const parse = robotsParser as unknown as typeof robotsParser.default;

/** Our product token (RFC 9309 §2.2.1): what a robots.txt calls us. */
const TOKEN = 'Kaopu';

/** RFC 9309 §2.5 wants at least this much read. */
const MOST_CHARACTERS = 512_000;

/** Matching costs no more than rules times address; a file that would cost more is hostile. */
const MOST_WORK = 100_000_000;

/** Where the robots.txt that speaks of an address stands. */
export function robotsUrl(url: string): string {
  return new URL('/robots.txt', url).href;
}

/** A file, an empty one where there is none, or why it could not be read. */
export type RobotsAnswer = { text: string } | { problem: string };

/**
 * By status, as RFC 9309 §2.3.1 wants: 4xx means there are no rules, 5xx that nobody knows them. Nor does
 * anybody who is asked to wait (429).
 */
export function robotsIn({ status, text }: Pick<Fetched, 'status' | 'text'>): RobotsAnswer {
  if (status >= 200 && status < 300) {
    return { text: text.replace(/^\uFEFF/, '').slice(0, MOST_CHARACTERS) };
  }
  return status >= 400 && status < 500 && status !== 429
    ? { text: '' }
    : { problem: `HTTP ${status}` };
}

/** May we ask for this address? `text` is the robots.txt of its origin. */
export function robotsAllow(text: string, url: string): boolean | 'too-complex' {
  const { pathname, search } = new URL(url);
  if (text === '' || pathname === '/robots.txt') return true;
  if (text.length * (pathname.length + search.length) > MOST_WORK) return 'too-complex';
  return parse(robotsUrl(url), text).isAllowed(url, TOKEN) ?? true;
}
