import { randomUUID } from 'node:crypto';
import { closeDb, ensurePartitions, migrate, openDb, type Db } from '@kaopu/db';
import pg from 'pg';

export interface TestDatabase {
  db: Db;
  url: string;
  /** Runs SQL of the test's own. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** A migrated database of the test's own on the given server. */
export async function createDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await once(serverUrl, `CREATE DATABASE ${name}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  await migrate(url);
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
      await once(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
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
