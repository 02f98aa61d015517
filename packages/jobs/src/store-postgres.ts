import { createPostgresBackend, Queue, runMigrations, Worker, type PgPool } from 'bullmq';
import pg from 'pg';
import { SETTINGS, type OnError, type Store } from './store.ts';

/** BullMQ on Postgres: one shared pool, in the schema `bullmq`. */
export function postgresStore(url: string, max: number, onError: OnError): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: '-c search_path=bullmq',
    application_name: 'kaopu-queue',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  pool.on('error', onError);
  // Every queue and every worker of BullMQ's listens for errors of the pool they share.
  pool.setMaxListeners(0);
  // BullMQ describes the few methods it uses in types of its own; a Pool has them.
  const connection = pool as unknown as PgPool;
  return {
    queue(name) {
      const queue = new Queue(name, { connection }, createPostgresBackend);
      queue.on('error', onError);
      return queue;
    },
    worker(name, concurrency, process) {
      const worker = new Worker(
        name,
        (job: { data: unknown }) => process(job.data),
        { connection, concurrency, ...SETTINGS },
        createPostgresBackend,
      );
      worker.on('error', onError);
      worker.on('failed', (_job, error) => onError(error));
      return worker;
    },
    close: () => pool.end(),
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
