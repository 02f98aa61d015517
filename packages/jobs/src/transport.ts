import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE, JOB_NAMES, type JobName, type Payload } from './catalogue.ts';
import { postgresStore } from './store-postgres.ts';
import { redisStore } from './store-redis.ts';
import type { Depth, HintQueue, HintWorker, OnError } from './store.ts';

export interface TransportOptions {
  databaseUrl: string;
  /** Redis or Valkey, a single node. Absent: the queue lives in Postgres too. */
  redisUrl?: string | undefined;
  /** Most Postgres connections the queue may take. */
  maxConnections?: number;
  /** Told at most once a second: a store that is away complains thousands of times. */
  onError: OnError;
}

/** The queue's store took too long over something. */
export class QueueUnreachable extends Error {
  override readonly name = 'QueueUnreachable';
  constructor(afterMs: number) {
    super(`the queue's store did not answer in ${afterMs} ms`);
  }
}

/** A client waits for its store to come back for as long as it takes; whoever sends a hint must not. */
const PATIENCE_MS = 5_000;

/** The queue as the rest of the product sees it: it carries hints, and losing them is allowed. */
export interface Transport {
  readonly backend: 'postgres' | 'redis';
  /** Hints of the same id that still wait are one. A lane is a queue of its own, for one receiver. Throws QueueUnreachable. */
  send<Name extends JobName>(
    name: Name,
    hints: { payload: Payload<Name>; id?: string }[],
    lane?: string,
  ): Promise<void>;
  /** Starts taking jobs of one kind. A handler that throws ends its job all the same: the truth is elsewhere. */
  receive<Name extends JobName>(
    name: Name,
    concurrency: number,
    handle: (payload: Payload<Name>) => Promise<void>,
    lane?: string,
  ): void;
  /** Hints that wait in one queue, or over all queues. Throws QueueUnreachable. */
  waiting(name?: JobName): Promise<number>;
  /** What waits, by queue; lanes are not among them. Throws QueueUnreachable. */
  depths(): Promise<Map<JobName, Depth>>;
  /** Resolves when the store answers. Throws QueueUnreachable. */
  ping(): Promise<void>;
  /** Takes no more jobs and waits for those under way. */
  stopReceiving(): Promise<void>;
  /** The same, and closes connections. */
  close(): Promise<void>;
}

export function openTransport(options: TransportOptions): Transport {
  const onError = atMostOnceASecond(options.onError);
  const store = options.redisUrl
    ? redisStore(options.redisUrl, onError)
    : postgresStore(options.databaseUrl, options.maxConnections ?? 16, onError);
  const queues = new Map<string, HintQueue>();
  const workers: HintWorker[] = [];

  function queueOf(name: string): HintQueue {
    const queue = queues.get(name) ?? store.queue(name);
    queues.set(name, queue);
    return queue;
  }

  async function stopReceiving(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.close()));
  }

  return {
    backend: options.redisUrl ? 'redis' : 'postgres',
    async send(name, hints, lane) {
      if (hints.length === 0) return;
      const jobs = hints.map(({ payload, id }) => ({
        name,
        data: CATALOGUE[name].parse(payload),
        opts: {
          removeOnComplete: true,
          removeOnFail: true,
          ...(id !== undefined && { jobId: id }),
        },
      }));
      await patiently(queueOf(queueName(name, lane)).addBulk(jobs));
    },
    receive(name, concurrency, handle, lane) {
      const schema = CATALOGUE[name];
      workers.push(
        store.worker(queueName(name, lane), concurrency, (data) =>
          handle(schema.parse(data) as Payload<typeof name>),
        ),
      );
    },
    async waiting(name) {
      const names = name === undefined ? JOB_NAMES : [name];
      const counts = await patiently(
        Promise.all(names.map((each) => queueOf(each).getWaitingCount())),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async depths() {
      const found = await patiently(store.depths(SHARED, queueOf));
      return new Map(
        SHARED.map((name) => [name, found.get(name) ?? { waiting: 0, oldestAt: null }]),
      );
    },
    ping: () => patiently(store.ping()),
    stopReceiving,
    async close() {
      await stopReceiving();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await store.close();
    },
  };
}

/** Heartbeats travel in lanes. */
const SHARED = JOB_NAMES.filter((name) => name !== 'heartbeat');

async function patiently<Result>(work: Promise<Result>): Promise<Result> {
  const over = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, over).then(() => {
    throw new QueueUnreachable(PATIENCE_MS);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => over.abort());
}

function queueName(name: JobName, lane: string | undefined): string {
  return lane === undefined ? name : `${name}-${lane}`;
}

function atMostOnceASecond(tell: OnError): OnError {
  let last = -Infinity;
  return (error, source) => {
    const now = performance.now();
    if (now - last < 1_000) return;
    last = now;
    tell(error, source);
  };
}
