import { claimHost, leaveHost, type Db, type HostTurn } from '@kaopu/db';
import { robotsIn, robotsUrl } from '@kaopu/net';
import { hostKey } from '@kaopu/net/address';
import { LookFault, type LookFaultKind, type Page } from '@kaopu/probes';
import { obeyRobots } from './robots.ts';
import { type HostVisit, openVisit, type VisitTerms } from './visit.ts';

/** So often somebody who waits for another's turn to end asks again. */
const ASK_AGAIN_MS = 200;

/** Sends a request at `url` when and if it may be sent. Throws LookFault otherwise. */
export type Ask = <Answer extends Page>(
  url: string,
  cost: number,
  send: () => Promise<Answer>,
) => Promise<Answer>;

export interface MannersTerms extends Omit<VisitTerms, 'spentMs'> {
  db: Db;
  /** The host whose turn came with the look. */
  held: { key: string; visit: HostVisit };
  /** `consent`: the operator lets us look whatever robots.txt says. */
  robots: string;
  leaseMs: number;
  /** The plain request for a robots.txt. */
  fetch(url: string): Promise<Page>;
}

type Turns = Pick<MannersTerms, 'db' | 'leaseMs' | 'sleep'>;

/** Waits for the turn at a host. Throws LookFault `aborted` when there is no time left to. */
export async function waitForHost(key: string, terms: Turns): Promise<HostTurn> {
  for (;;) {
    const turn = await claimHost(terms.db, key, terms.leaseMs);
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
 * request; robots.txt comes first everywhere.
 */
export function openManners(terms: MannersTerms): Ask {
  const { db, held, gapMs } = terms;

  async function readRobots(visit: HostVisit, url: string) {
    const address = robotsUrl(url);
    try {
      return robotsIn(await visit.ask(address, 1, () => terms.fetch(address)));
    } catch (error) {
      if (!(error instanceof LookFault) || NOT_ITS_OWN.has(error.kind)) throw error;
      return { problem: `${error.kind}: ${error.message}`.slice(0, 300) };
    }
  }

  return async function ask<Answer extends Page>(
    url: string,
    cost: number,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    // The guarded ways out say what is wrong with it.
    if (!URL.canParse(url)) return send();
    const obey = async (visit: HostVisit) => {
      if (terms.robots !== 'consent') await obeyRobots(db, url, () => readRobots(visit, url));
      return visit.ask(url, cost, send);
    };
    const key = hostKey(url);
    if (key === held.key) return obey(held.visit);

    const turn = await waitForHost(key, terms);
    const visit = openVisit({ ...terms, spentMs: turn.spentMs });
    try {
      return await obey(visit);
    } finally {
      await leaveHost(db, turn, visit.sum(), gapMs);
    }
  };
}
