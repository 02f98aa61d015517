import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { SETTINGS, type OnError, type Store } from './store.ts';

/** BullMQ on Postgres: one shared pool, in the schema `bullmq`. */
export function postgresStore(url: string, max: number, onError: OnError): Store {
  const connection = new pg.Pool({
    connectionString: url,
    max,
    options: '-c search_path=bullmq',
    application_name: 'kaopu-queue',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  connection.on('error', onError);
  return {
    queue(name) {
      const queue = new Queue(name, { connection }, createPostgresBackend);
      queue.on('error', onError);
      return queue;
    },
    worker(name, concurrency, process) {
      const worker = new Worker<unknown, void>(
        name,
        (job) => process(job.data),
        { connection, concurrency, ...SETTINGS },
        createPostgresBackend,
      );
      worker.on('error', onError);
      worker.on('failed', (_job, error) => onError(error));
      return worker;
    },
    close: () => connection.end(),
  };
}

/** Creates or upgrades the queue's own tables. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
