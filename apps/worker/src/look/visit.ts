import { BURST, type Refusal, type Visit } from '@kaopu/db';
import { retryAfterMs } from '@kaopu/net';
import { LookFault, type Page, pageHealth } from '@kaopu/probes';

/** One turn at a host: at most one request at a time, at most as many as its bucket holds. */
export interface HostVisit {
  /** Sends a request when it is its turn; throws LookFault once the host has refused one. */
  ask<Answer extends Page>(url: string, cost: number, send: () => Promise<Answer>): Promise<Answer>;
  /** The same as a part of the request under way, which it therefore does not wait for. */
  goOn: HostVisit['ask'];
  /** Takes the time that a part of the request under way costs, before it is sent. */
  paced(url: string, cost: number): Promise<void>;
  /** How the host took it so far. */
  sum(): Visit;
}

export interface VisitTerms {
  /** How long until the host's bucket would be full again, when the turn began. */
  spentMs: number;
  gapMs: number;
  /** See Visit. */
  pace: number;
  now(): number;
  sleep(ms: number): Promise<void>;
}

function refusalOf(page: Page): Refusal | null {
  // An error without a request to wait is one the site may have made for everybody.
  if (page.status === 429 || page.status === 503) return 'busy';
  const { kind } = pageHealth(page);
  return kind === 'blocked' || kind === 'challenged' ? kind : null;
}

export function openVisit({ spentMs, gapMs, pace, now, sleep }: VisitTerms): HostVisit {
  let fullAt = now() + spentMs;
  let asked = 0;
  let good = false;
  let refusal: Refusal | null = null;
  let waitMs: number | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** Until the bucket holds what this request costs. */
  async function paced(url: string, cost: number): Promise<void> {
    if (!mayGoOn()) throw new LookFault('held-back', url, 'the site has just asked us to wait');
    const wait = fullAt + cost * gapMs - BURST * gapMs - now();
    if (wait > 0) await sleep(wait);
    fullAt = Math.max(fullAt, now()) + cost * gapMs;
    asked += cost;
  }

  function note(page: Page): void {
    const said = refusalOf(page);
    waitMs = retryAfterMs(page.headers['retry-after'], now()) ?? waitMs;
    if (said === null) good ||= page.status < 400;
    // What it asks for itself outranks what we make of its pages.
    else if (refusal !== 'busy') refusal = said;
  }

  /** A look may see a second time that a page is broken; a clear no it takes at once. */
  function mayGoOn(): boolean {
    return refusal === null || (refusal === 'busy' && waitMs === null);
  }

  const goOn: HostVisit['ask'] = async (url, cost, send) => {
    await paced(url, cost);
    const page = await send();
    note(page);
    return page;
  };

  return {
    ask(url, cost, send) {
      const turn = last.then(() => goOn(url, cost, send));
      last = turn.catch(() => undefined);
      return turn;
    },
    goOn,
    paced,
    sum: () => ({ asked, good: good && refusal === null, refusal, retryAfterMs: waitMs, pace }),
  };
}
