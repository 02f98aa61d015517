import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** A pool of connections to the truth. Opaque: the queries of this package take it. */
export interface Db {
  readonly prisma: PrismaClient;
  readonly url: string;
}

export interface DbOptions {
  /** Most connections of this process. */
  max?: number;
  /** Name seen in pg_stat_activity. */
  name?: string;
}

/** Every statement ends within 30 s on the server, whatever becomes of this process. */
export function openDb(url: string, options: DbOptions = {}): Db {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'kaopu',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  return { prisma: new PrismaClient({ adapter }), url };
}

export async function closeDb(db: Db): Promise<void> {
  await db.prisma.$disconnect();
}

/**
 * Runs one statement and gives its rows. The caller names the row type and keeps it in step
 * with the statement: the one cast of this package.
 */
export function rows<Row>(db: Db, sql: string, ...values: unknown[]): Promise<Row[]> {
  return db.prisma.$queryRawUnsafe<Row[]>(sql, ...values);
}

export function execute(db: Db, sql: string, ...values: unknown[]): Promise<number> {
  return db.prisma.$executeRawUnsafe(sql, ...values);
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
