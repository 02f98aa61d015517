import { CATALOGUE, JOB_NAMES, type JobName, type Payload } from './catalogue.ts';
import {
  askAll,
  openPostgres,
  openRedis,
  patiently,
  pingAll,
  type NodeState,
  type StoreNode,
} from './nodes.ts';
import type { RedisLayout } from './redis-layout.ts';
import type { Depth, HintQueue, HintWorker, OnError } from './store.ts';

export interface TransportOptions {
  databaseUrl: string;
  /** Redis or Valkey. Absent: the queue lives in Postgres too. */
  redis?: RedisLayout | undefined;
  /** Most Postgres connections the queue may take. */
  maxConnections?: number;
  /** Told at most once a second: a store that is away complains thousands of times. */
  onError: OnError;
}

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
  /** Resolves when the store answers, with several nodes all of them. Throws QueueUnreachable. */
  ping(): Promise<void>;
  /** Which nodes answer; a store that is not spread over several has one. */
  nodes(patienceMs?: number): Promise<NodeState[]>;
  /** Takes no more jobs and waits for those under way. */
  stopReceiving(): Promise<void>;
  /** The same, and closes connections. */
  close(): Promise<void>;
}

export function openTransport(options: TransportOptions): Transport {
  const onError = atMostOnceASecond(options.onError);
  const nodes = options.redis
    ? openRedis(options.redis, onError)
    : openPostgres(options.databaseUrl, options.maxConnections ?? 16, onError);
  const queues = new Map<string, HintQueue>();
  const workers: HintWorker[] = [];

  function queueOf(job: JobName, lane?: string): HintQueue {
    const name = queueName(job, lane);
    const queue = queues.get(name) ?? nodes.of(job).store.queue(name);
    queues.set(name, queue);
    return queue;
  }

  async function depthsOn(node: StoreNode): Promise<Map<string, Depth>> {
    const jobs = SHARED.filter((job) => nodes.of(job) === node);
    return patiently(node, node.store.depths(jobs, queueOf), PATIENCE_MS);
  }

  async function stopReceiving(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.close()));
  }

  return {
    backend: options.redis ? 'redis' : 'postgres',
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
      await patiently(nodes.of(name), queueOf(name, lane).addBulk(jobs), PATIENCE_MS);
    },
    receive(name, concurrency, handle, lane) {
      const schema = CATALOGUE[name];
      workers.push(
        nodes
          .of(name)
          .store.worker(queueName(name, lane), concurrency, (data) =>
            handle(schema.parse(data) as Payload<typeof name>),
          ),
      );
    },
    async waiting(name) {
      const names = name === undefined ? JOB_NAMES : [name];
      const counts = await Promise.all(
        names.map((each) =>
          patiently(nodes.of(each), queueOf(each).getWaitingCount(), PATIENCE_MS),
        ),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async depths() {
      const found = new Map(
        (await Promise.all(nodes.all.map(depthsOn))).flatMap((depths) => [...depths]),
      );
      return new Map(
        SHARED.map((name) => [name, found.get(name) ?? { waiting: 0, oldestAt: null }]),
      );
    },
    ping: () => pingAll(nodes.all, PATIENCE_MS),
    async nodes(patienceMs = PATIENCE_MS) {
      const answers = await askAll(nodes.all, patienceMs);
      return answers.map(({ name, error }) => ({ name, ok: error === null }));
    },
    stopReceiving,
    async close() {
      await stopReceiving();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await Promise.all(nodes.all.map(({ store }) => store.close()));
    },
  };
}

/** Heartbeats travel in lanes. */
const SHARED = JOB_NAMES.filter((name) => name !== 'heartbeat');

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
