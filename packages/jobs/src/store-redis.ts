import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { SETTINGS, type Depth, type HintQueue, type OnError, type Store } from './store.ts';

/** BullMQ on Redis or Valkey. Without a socket timeout a half-open connection wedges a worker for good. */
export function redisStore(client: RedisOptions, onError: OnError): Store {
  const connection = new Redis({
    ...client,
    maxRetriesPerRequest: null,
    socketTimeout: 20_000,
    keepAlive: 5_000,
    connectTimeout: 5_000,
    sentinelCommandTimeout: 2_000,
  });
  const onTrouble = (error: Error): void => onError(error, 'store');
  connection.on('error', onTrouble);
  return {
    queue(name) {
      const queue = new Queue(name, { connection });
      queue.on('error', onTrouble);
      return queue;
    },
    worker(name, concurrency, process) {
      const worker = new Worker<unknown, void>(name, (job) => process(job.data), {
        connection,
        concurrency,
        ...SETTINGS,
      });
      worker.on('error', onTrouble);
      worker.on('failed', (_job, error) => onError(error, 'job'));
      return worker;
    },
    async depths(names, queueOf) {
      const depths = names.map(async (name) => [name, await depthOf(queueOf(name))] as const);
      return new Map(await Promise.all(depths));
    },
    async ping() {
      await connection.ping();
    },
    close() {
      connection.disconnect();
      return Promise.resolve();
    },
  };
}

async function depthOf(queue: HintQueue): Promise<Depth> {
  const [waiting, [oldest]] = await Promise.all([queue.getWaitingCount(), queue.getWaiting(0, 0)]);
  return { waiting, oldestAt: oldest ? new Date(oldest.timestamp) : null };
}
