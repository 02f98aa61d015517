import { BURST, type HostTurn, type KnownRobots, type Refusal, type Visit } from '@kaopu/db';
import { LRUCache } from 'lru-cache';
import type { Book } from '../look/book.ts';

interface Host {
  busy: boolean;
  nextAt: number;
  /** When its bucket of requests would be full again. */
  fullAt: number;
  strikes: number;
  holdUntil: number;
}

interface Robots {
  text: string | null;
  readAt: number | null;
  triedAt: number;
  problem: string | null;
}

/** What a vantage keeps in mind of sites: to them it is a visitor of its own. */
export interface OwnBook extends Book {
  /** Was it shut out lately, so that the site is to be left alone? */
  isHeld(key: string): boolean;
  /** Takes over what others know of an origin's robots.txt, unless it was read here. */
  learnRobots(origin: string, text: string): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function holdMs({ refusal, retryAfterMs }: Visit, strikes: number): number {
  const first: Record<Refusal, number> = { busy: MINUTE, blocked: HOUR, challenged: HOUR };
  if (refusal === null) return 0;
  const longest = refusal === 'busy' ? HOUR : 24 * HOUR;
  const wait = Math.min(longest, first[refusal] * 2 ** Math.min(strikes, 20));
  return Math.max(wait, Math.min(24 * HOUR, retryAfterMs ?? 0));
}

/** The same manners as all workers keep together (packages/db, hosts), for one process and in memory. */
export function ownBook(now: () => number): OwnBook {
  const hosts = new LRUCache<string, Host>({ max: 10_000 });
  const robots = new LRUCache<string, Robots>({ max: 10_000 });

  function hostOf(key: string): Host {
    const known = hosts.get(key) ?? { busy: false, nextAt: 0, fullAt: 0, strikes: 0, holdUntil: 0 };
    hosts.set(key, known);
    return known;
  }

  return {
    isHeld: (key) => (hosts.get(key)?.holdUntil ?? 0) > now(),
    learnRobots(origin, text) {
      if (robots.has(origin)) return;
      robots.set(origin, { text, readAt: now(), triedAt: now(), problem: null });
    },
    claimHost(key) {
      const host = hostOf(key);
      if (host.busy || host.nextAt > now()) return Promise.resolve(null);
      host.busy = true;
      const turn: HostTurn = { key, fence: 0n, spentMs: Math.max(0, host.fullAt - now()) };
      return Promise.resolve(turn);
    },
    leaveHost({ key }, visit, gapMs) {
      const host = hostOf(key);
      const at = now();
      host.busy = false;
      host.fullAt = Math.max(at, host.fullAt) + visit.asked * gapMs;
      host.nextAt = Math.max(at + gapMs, host.fullAt - (BURST - 1) * gapMs);
      host.holdUntil = at + holdMs(visit, host.strikes) / visit.pace;
      if (visit.refusal !== null) host.strikes += 1;
      else if (visit.good) host.strikes = 0;
      return Promise.resolve();
    },
    findRobots(origin) {
      const known = robots.get(origin);
      if (known === undefined) return Promise.resolve(null);
      const { text, readAt, triedAt, problem } = known;
      const found: KnownRobots = {
        text,
        problem,
        readAgo: readAt === null ? null : now() - readAt,
        triedAgo: now() - triedAt,
      };
      return Promise.resolve(found);
    },
    recordRobots(origin, answer) {
      const at = now();
      const known = robots.get(origin);
      const isRead = 'text' in answer;
      robots.set(origin, {
        text: isRead ? answer.text : (known?.text ?? null),
        readAt: isRead ? at : (known?.readAt ?? null),
        triedAt: at,
        problem: isRead ? null : answer.problem,
      });
      return Promise.resolve();
    },
  };
}
