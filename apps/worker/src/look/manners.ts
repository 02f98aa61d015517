import type { HostTurn } from '@kaopu/db';
import { robotsIn, robotsUrl } from '@kaopu/net';
import { hostKey } from '@kaopu/net/address';
import { LookFault, type LookFaultKind, type Page } from '@kaopu/probes';
import type { Book } from './book.ts';
import { obeyRobots, type RobotsMemory } from './robots.ts';
import { type HostVisit, openVisit, type VisitTerms } from './visit.ts';

/** So often somebody who waits for another's turn to end asks again. */
const ASK_AGAIN_MS = 200;

/** Asked before a page is let lead on to another address. Throws LookFault when it may not. */
export type MayFollow = (url: string) => Promise<void>;

export interface Request<Answer extends Page> {
  url: string;
  /** In requests, of the host's budget. */
  cost: number;
  /** See ProbeContext.fetch. */
  asMember: boolean;
  send(mayFollow: MayFollow): Promise<Answer>;
}

/** Sends a request when and if it may be sent. Throws LookFault otherwise. */
export type Ask = <Answer extends Page>(request: Request<Answer>) => Promise<Answer>;

export interface MannersTerms extends Omit<VisitTerms, 'spentMs'> {
  book: Book;
  /** The host whose turn came with the look. */
  held: { key: string; visit: HostVisit };
  /** `consent`: the operator of that host lets us look whatever its robots.txt says. */
  robots: string;
  leaseMs: number;
  /** Of robots.txts. */
  memory: RobotsMemory;
  /** The plain request for a robots.txt. */
  fetch(url: string, mayFollow: MayFollow): Promise<Page>;
}

type Turns = Pick<MannersTerms, 'book' | 'leaseMs' | 'sleep'>;

/** Waits for the turn at a host. Throws LookFault `aborted` when there is no time left to. */
export async function waitForHost(key: string, terms: Turns): Promise<HostTurn> {
  for (;;) {
    const turn = await terms.book.claimHost(key, terms.leaseMs);
    if (turn !== null) return turn;
    await terms.sleep(ASK_AGAIN_MS);
  }
}

/** Faults that say nothing about the robots.txt that was asked for. */
const NOT_ITS_OWN: ReadonlySet<LookFaultKind> = new Set([
  'refused-address',
  'aborted',
  'held-back',
]);

/**
 * The manners of one look: its own host's turn it holds, at any other host it takes one for each
 * request; robots.txt comes first everywhere, and again wherever a page leads on to.
 */
export function openManners(terms: MannersTerms): Ask {
  const { book, held, gapMs } = terms;

  async function readRobots(send: HostVisit['ask'], url: string, mayFollow: MayFollow) {
    const address = robotsUrl(url);
    try {
      return robotsIn(await send(address, 1, () => terms.fetch(address, mayFollow)));
    } catch (error) {
      if (!(error instanceof LookFault) || NOT_ITS_OWN.has(error.kind)) throw error;
      return { problem: `${error.kind}: ${error.message}`.slice(0, 300) };
    }
  }

  return async function ask({ url, cost, asMember, send }) {
    // The guarded ways out say what is wrong with it.
    if (!URL.canParse(url)) return send(() => Promise.resolve());
    const own = hostKey(url);
    const turns: { turn: HostTurn; visit: HostVisit }[] = [];

    async function visitAt(key: string): Promise<HostVisit> {
      if (key === held.key) return held.visit;
      const known = turns.find(({ turn }) => turn.key === key);
      if (known) return known.visit;
      const turn = await waitForHost(key, terms);
      const visit = openVisit({ ...terms, spentMs: turn.spentMs });
      turns.push({ turn, visit });
      return visit;
    }

    /** Consent is one host's, and so is membership. */
    function isFree(key: string): boolean {
      return (terms.robots === 'consent' && key === held.key) || (asMember && key === own);
    }

    /** What a request may follow, once `first` is done; the cost is paid wherever it leads to. */
    function following(first: (next: string, visit: HostVisit) => Promise<void>): MayFollow {
      return async (next) => {
        // The guarded ways out refuse it without a question to anybody.
        if (!/^https?:/.test(next)) return;
        const visit = await visitAt(hostKey(next));
        await first(next, visit);
        await visit.paced(next, 1);
      };
    }

    /** No robots.txt speaks of robots.txts. */
    const toRobots = following(() => Promise.resolve());

    async function obey(to: string, send: HostVisit['ask']): Promise<void> {
      if (isFree(hostKey(to))) return;
      await obeyRobots(book, terms.memory, to, () => readRobots(send, to, toRobots));
    }

    // Within the turn of the request that leads here, so behind nobody.
    const toPage = following((next, visit) => obey(next, visit.goOn));

    try {
      const visit = await visitAt(own);
      await obey(url, visit.ask);
      return await visit.ask(url, cost, () => send(toPage));
    } finally {
      for (const { turn, visit } of turns) await book.leaveHost(turn, visit.sum(), gapMs);
    }
  };
}
