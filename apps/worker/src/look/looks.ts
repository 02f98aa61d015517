import {
  claimLooks,
  finishLooks,
  releaseLooks,
  type Claim,
  type ComingSlots,
  type Db,
  type FinishedLook,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { openBatch } from '../batch.ts';
import { correctAfter } from './beside.ts';
import type { Aside, LookTools } from './context.ts';
import { AHEAD_MS } from '../plan/pace.ts';
import { LEASE_MARGIN_MS, leaseOf, look, type LookOptions } from './look.ts';

/** A second later is soon enough for what nobody waits for. */
const STORING = {
  lingerMs: ({ judgeInMs = 0 }: FinishedLook) => (judgeInMs > 0 ? 1_000 : 50),
  most: 500,
};

export interface LooksOptions extends LookOptions {
  /** Looks at once. */
  concurrency: number;
  /** Told of what keeps a look from being stored; it is looked again when its lease ends. */
  onError(error: unknown): void;
  /** Told of each look that ended, whether or not it could be stored. */
  onLook?(look: FinishedLook): void;
  /** Sees something that may be done twice through an outage of the database. */
  persist?<Result>(work: () => Promise<Result>): Promise<Result>;
}

type Lane = 'planned' | 'asked';

export interface Looks {
  /**
   * Claims what is due of these probes and begins to look; waits first while too much of that lane is under
   * way. What somebody waits for begins before all that is planned.
   */
  take(probeIds: readonly string[], coming?: readonly ComingSlots[], lane?: Lane): Promise<void>;
  /** From now on nothing is claimed or begun; claims whose looks did not begin are given back. */
  stop(): void;
  /** Resolves when nothing is under way. */
  drain(): Promise<void>;
  /** Claims and not stored yet. */
  underWay(): number;
  /** Gives back what is under way, for others to look at it; what our own looks still bring is void. */
  giveBack(): Promise<void>;
}

/** Looks of one resource: claimed in batches, each begun at its time, stored in batches. */
export function openLooks(
  db: Db,
  transport: Transport,
  tools: LookTools,
  options: LooksOptions,
): Looks {
  const pool = new PQueue({ concurrency: options.concurrency });
  const underWay = new Map<Promise<void>, Claim>();
  const { persist = (work) => work() } = options;
  const finish = openBatch(
    (looks: FinishedLook[]) => store(db, transport, options.hostGapMs, looks),
    STORING,
  );
  const release = openBatch(
    async (claims: Claim[]) => {
      await releaseLooks(db, claims);
      return claims.map(() => null);
    },
    { lingerMs: () => 25, most: 500 },
  );
  const stopping = new AbortController();
  /** Begun, or waiting for others to end. */
  const busy: Record<Lane, number> = { planned: 0, asked: 0 };
  let room = Promise.withResolvers<void>();

  function leave(lane: Lane): void {
    busy[lane] -= 1;
    room.resolve();
    room = Promise.withResolvers();
  }

  /**
   * While looks merely wait, for their second try at a shop that is down, others look: or an outage of many shops
   * would hold up all. They go on at once, be it one more than there is room for, for their time runs.
   */
  const asideOf = (lane: Lane): Aside => {
    return async (wait) => {
      pool.concurrency += 1;
      leave(lane);
      try {
        await wait();
      } finally {
        busy[lane] += 1;
        pool.concurrency -= 1;
      }
    };
  };

  async function run(claim: Claim, lane: Lane): Promise<void> {
    const claimedAt = performance.now();
    await sleep(claim.startInMs, undefined, stopping).catch(() => undefined);
    busy[lane] += 1;
    try {
      const done = await pool.add(
        async () => {
          const held = performance.now() - claimedAt - claim.startInMs;
          const isLate = held > LEASE_MARGIN_MS / 2;
          if (isLate || stopping.signal.aborted) return null;
          return look(db, tools, { ...options, aside: asideOf(lane) }, claim);
        },
        { priority: lane === 'asked' ? 1 : 0 },
      );
      // Held up in here for too long, its lease could end before it: it is claimed anew.
      if (done !== null) options.onLook?.(done);
      await persist<unknown>(() => (done === null ? release(claim) : finish(done)));
    } catch (error) {
      options.onError(error);
    } finally {
      leave(lane);
    }
  }

  return {
    async take(probeIds, coming, lane = 'planned') {
      while (busy[lane] >= options.concurrency && !stopping.signal.aborted) await room.promise;
      if (stopping.signal.aborted) return;
      for (const claim of await claimLooks(db, probeIds, leaseOf(options), AHEAD_MS, coming)) {
        const one = run(claim, lane).finally(() => underWay.delete(one));
        underWay.set(one, claim);
      }
    },
    stop: () => stopping.abort(),
    async drain() {
      while (underWay.size > 0) await Promise.all(underWay.keys());
    },
    underWay: () => underWay.size,
    giveBack: () => releaseLooks(db, [...underWay.values()]),
  };
}

/** Stores looks, each behind its fence, and tells the judge. */
async function store(
  db: Db,
  transport: Transport,
  hostGapMs: number,
  looks: FinishedLook[],
): Promise<readonly null[]> {
  const keys = new Set(await finishLooks(db, looks, hostGapMs));
  const stored = looks.filter(({ claim }) => keys.has(claim.key));
  const ended = stored.filter(({ status }) => status !== 'open');
  for (const { claim } of ended) await correctAfter(db, claim);
  const urgent = ended.filter(({ judgeInMs = 0 }) => judgeInMs === 0);
  const platforms = new Set(urgent.map(({ claim }) => claim.platformId));
  if (platforms.size > 0) {
    // They are stored whatever becomes of the hint: a lost one comes again from the planner.
    await transport
      .send('judge', [{ payload: { platformIds: [...platforms] } }])
      .catch(() => undefined);
  }
  return looks.map(() => null);
}
