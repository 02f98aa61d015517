import { CATALOGUE, JOB_NAMES, type JobName, type Payload } from './catalogue.ts';
import { postgresStore } from './store-postgres.ts';
import { redisStore } from './store-redis.ts';
import type { HintQueue, HintWorker, OnError } from './store.ts';

export interface TransportOptions {
  databaseUrl: string;
  /** Redis or Valkey, a single node. Absent: the queue lives in Postgres too. */
  redisUrl?: string | undefined;
  /** Most Postgres connections the queue may take. */
  maxConnections?: number;
  /** Told at most once a second: a store that is away complains thousands of times. */
  onError: OnError;
}

/** The queue as the rest of the product sees it: it carries hints, and losing them is allowed. */
export interface Transport {
  readonly backend: 'postgres' | 'redis';
  /** Hints of the same id that still wait are one. A lane is a queue of its own, for one receiver. */
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
  /** Hints that wait in one queue, or over all queues. */
  waiting(name?: JobName): Promise<number>;
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
      await queueOf(queueName(name, lane)).addBulk(
        hints.map(({ payload, id }) => ({
          name,
          data: CATALOGUE[name].parse(payload),
          opts: {
            removeOnComplete: true,
            removeOnFail: true,
            ...(id !== undefined && { jobId: id }),
          },
        })),
      );
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
      const counts = await Promise.all(names.map((each) => queueOf(each).getWaitingCount()));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    stopReceiving,
    async close() {
      await stopReceiving();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await store.close();
    },
  };
}

function queueName(name: JobName, lane: string | undefined): string {
  return lane === undefined ? name : `${name}-${lane}`;
}

function atMostOnceASecond(tell: OnError): OnError {
  let last = -Infinity;
  return (error) => {
    const now = performance.now();
    if (now - last < 1_000) return;
    last = now;
    tell(error);
  };
}
