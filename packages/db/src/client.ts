import pg from 'pg';
import { apart, gathered, sideBySide, type Select } from './together.ts';
import { parameter, RESULT_TYPES } from './values.ts';

/** A pool of connections to the truth. Opaque: the queries of this package take it. */
export interface Db {
  readonly pool: pg.Pool;
  readonly url: string;
  readonly onStatement: () => void;
}

export interface DbOptions {
  /** Most connections of this process. */
  max?: number;
  /** Name seen in pg_stat_activity. */
  name?: string;
  /** Called for each statement that is sent. */
  onStatement?: () => void;
}

/** On the server, whatever becomes of this process. */
const STATEMENT_MS = 30_000;
/** A server that is gone without a word ends nothing: then the connection is given up here. */
const SILENCE_MS = STATEMENT_MS + 5_000;

/** Longer than the rounds of a minute are apart: opening a connection costs as much CPU as a hundred statements. */
const IDLE_MS = 90_000;

/** Every statement ends within 30 s. */
export function openDb(url: string, options: DbOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'kaopu',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: SILENCE_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: RESULT_TYPES,
  });
  // A connection that breaks while nobody uses it is replaced; nobody needs to know.
  pool.on('error', () => undefined);
  return { pool, url, onStatement: options.onStatement ?? (() => undefined) };
}

export async function closeDb(db: Db): Promise<void> {
  await db.pool.end();
}

/**
 * Runs one statement and gives its rows. The caller names the row type and keeps it in step
 * with the statement: the one cast of this package.
 */
export async function rows<Row>(db: Db, sql: string, ...values: unknown[]): Promise<Row[]> {
  const select = { sql, values: values.map(parameter) };
  const found = await (gathered(select, (selects) => askTogether(db, selects)) ??
    askAlone(db, select));
  return found as Row[];
}

async function askAlone(db: Db, { sql, values }: Select): Promise<object[]> {
  db.onStatement();
  const result = await db.pool.query<object>({ text: sql, values });
  return result.rows;
}

async function askTogether(db: Db, selects: readonly Select[]): Promise<object[][]> {
  const [only, ...others] = selects;
  if (only !== undefined && others.length === 0) return [await askAlone(db, only)];
  db.onStatement();
  const { sql, values } = sideBySide(selects);
  const result = await db.pool.query<unknown[]>({ text: sql, values, rowMode: 'array' });
  const columns = result.fields.map(({ name }) => name);
  return apart(selects.length, columns, result.rows);
}

/**
 * The same for a statement that is run every few seconds for ever: Postgres reads and plans it once a
 * connection.
 *
 * @param name of one text for good, among all statements
 */
export async function prepared<Row>(
  db: Db,
  name: string,
  sql: string,
  ...values: unknown[]
): Promise<Row[]> {
  db.onStatement();
  const result = await db.pool.query({ name, text: sql, values: values.map(parameter) });
  return result.rows as Row[];
}

/** Runs one statement and says how many rows it touched. */
export async function execute(db: Db, sql: string, ...values: unknown[]): Promise<number> {
  db.onStatement();
  const result = await db.pool.query({ text: sql, values: values.map(parameter) });
  return result.rowCount ?? 0;
}

/** Throws when the database does not answer. */
export async function pingDb(db: Db): Promise<void> {
  db.onStatement();
  await db.pool.query('SELECT 1');
}

/** One connection, or any of a pool. */
export type Runner = Pick<pg.ClientBase, 'query'>;

function counted(client: Runner, onStatement: () => void): Runner {
  const query = (...statement: Parameters<Runner['query']>) => {
    onStatement();
    return client.query(...statement);
  };
  return { query: query as Runner['query'] };
}

/** Runs statements on one connection, all of them or none. */
export async function transaction<Result>(
  db: Db,
  work: (client: Runner) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const result = await work(counted(client, db.onStatement));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // Closing the connection undoes what was begun, also where a ROLLBACK would not get through.
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Milliseconds of a timestamp, as SQL. */
export const ms = (expression: string) => `(extract(epoch from ${expression}) * 1000)::bigint`;

/** As JSON writes a NUL or half of a pair; or as it writes a backslash before such words, which does no harm. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/**
 * JSON that Postgres can hold, whatever a supplier's page put into it: no NUL, no half of a
 * surrogate pair. Without this one such character would make a look unfinishable for ever.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!UNSTORABLE.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storable(part) : part,
  );
}

/** What comes back of a value that is stored as JSON. */
export function storedJson(value: unknown): unknown {
  return JSON.parse(toJson(value));
}

export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
