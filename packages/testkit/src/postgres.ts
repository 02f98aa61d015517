import { randomUUID } from 'node:crypto';
import { closeDb, ensurePartitions, migrate, openDb, type Db } from '@kaopu/db';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestDatabase {
  db: Db;
  url: string;
  /** Runs SQL of the test's own. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/**
 * A migrated database of the test's own on the given server.
 *
 * @param before the first migration that is left out, for tests of what it makes of older rows
 */
export async function createDatabase(serverUrl: string, before?: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await once(serverUrl, `CREATE DATABASE ${name}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  await migrate(url, before);
  const db = openDb(url, { max: 8 });
  await ensurePartitions(db, new Date());
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  return {
    db,
    url,
    async sql(text, values = []) {
      return (await pool.query<Record<string, unknown>>(text, values)).rows;
    },
    async drop() {
      await pool.end();
      await closeDb(db);
      await dropUnused(serverUrl, name);
    },
  };
}

async function once(url: string, sql: string): Promise<void> {
  await connected(url, (client) => client.query(sql));
}

/**
 * A pool says that it has ended before its connections have, and one that is cut off by the drop
 * throws with nobody to catch it. What a killed process left is cut off in the end.
 */
async function dropUnused(url: string, name: string): Promise<void> {
  await connected(url, async (client) => {
    const users = () => client.query(`SELECT FROM pg_stat_activity WHERE datname = '${name}'`);
    for (let left = 100; left > 0 && (await users()).rowCount !== 0; left -= 1) await sleep(50);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}

async function connected(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

// What global-postgres.ts provides to every test file.
declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}
