import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { SETTINGS, type OnError, type Store } from './store.ts';

/** BullMQ on Redis or Valkey. Without a socket timeout a half-open connection wedges a worker for good. */
export function redisStore(url: string, onError: OnError): Store {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    socketTimeout: 20_000,
    keepAlive: 5_000,
    connectTimeout: 5_000,
  });
  connection.on('error', onError);
  return {
    queue(name) {
      const queue = new Queue(name, { connection });
      queue.on('error', onError);
      return queue;
    },
    worker(name, concurrency, process) {
      const worker = new Worker<unknown, void>(name, (job) => process(job.data), {
        connection,
        concurrency,
        ...SETTINGS,
      });
      worker.on('error', onError);
      worker.on('failed', (_job, error) => onError(error));
      return worker;
    },
    close() {
      connection.disconnect();
      return Promise.resolve();
    },
  };
}
