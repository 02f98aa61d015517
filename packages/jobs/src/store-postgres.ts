import { createPostgresBackend, Queue, runMigrations, Worker, type PgPool } from 'bullmq';
import pg from 'pg';
import { SETTINGS, type Depth, type OnError, type Store } from './store.ts';

/** A server that is gone without a word ends nothing: then the connection is given up here. */
const SILENCE_MS = 35_000;

/** BullMQ on Postgres: one shared pool, in the schema `bullmq`. */
export function postgresStore(url: string, max: number, onError: OnError): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: '-c search_path=bullmq',
    application_name: 'kaopu-queue',
    connectionTimeoutMillis: 5_000,
    query_timeout: SILENCE_MS,
    keepAlive: true,
  });
  const onTrouble = (error: Error): void => onError(error, 'store');
  pool.on('error', onTrouble);
  // Every queue and every worker of BullMQ's listens for errors of the pool they share.
  pool.setMaxListeners(0);
  // BullMQ describes the few methods it uses in types of its own; a Pool has them.
  const connection = pool as unknown as PgPool;
  return {
    queue(name) {
      const queue = new Queue(name, { connection }, createPostgresBackend);
      queue.on('error', onTrouble);
      return queue;
    },
    worker(name, concurrency, process) {
      const worker = new Worker(
        name,
        (job: { data: unknown }) => process(job.data),
        { connection, concurrency, ...SETTINGS },
        createPostgresBackend,
      );
      worker.on('error', onTrouble);
      worker.on('failed', (_job, error) => onError(error, 'job'));
      return worker;
    },
    depths: (names) => depthsIn(pool, names),
    async ping() {
      await pool.query('SELECT 1');
    },
    close: () => pool.end(),
  };
}

/** All queues in one statement; BullMQ itself would take two a queue. */
async function depthsIn(pool: pg.Pool, names: readonly string[]): Promise<Map<string, Depth>> {
  const found = await pool.query<{ queue: string; waiting: number; oldest: number }>(
    `SELECT queue, count(*)::int AS waiting, min(added_at_ms)::float8 AS oldest FROM job
     WHERE state = 'waiting' AND queue = ANY($1) GROUP BY queue`,
    [names],
  );
  return new Map(
    found.rows.map(({ queue, waiting, oldest }) => [
      queue,
      { waiting, oldestAt: new Date(oldest) },
    ]),
  );
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
