import type { Sql } from './store.ts';

// The database's clock, as far as the product asks it, is a function now() of ours that lies ahead of
// Postgres's own on the search path. Not covered: Postgres's own timers, and the tables of the queue, which
// have a schema and a path of their own.

const SET_UP = [
  'CREATE SCHEMA own_clock',
  'CREATE TABLE own_clock.shift (by interval NOT NULL)',
  `INSERT INTO own_clock.shift VALUES ('0')`,
  `CREATE FUNCTION own_clock.now() RETURNS timestamptz LANGUAGE sql STABLE
     AS 'SELECT pg_catalog.now() + by FROM own_clock.shift'`,
  // Defaults of columns are bound to the clock they were made with.
  `DO $$ DECLARE c record; BEGIN
     FOR c IN SELECT table_name AS t, column_name AS n FROM information_schema.columns
       WHERE table_schema = 'public' AND column_default ~* '(CURRENT_TIMESTAMP|now\\(\\))'
     LOOP EXECUTE format('ALTER TABLE public.%I ALTER COLUMN %I SET DEFAULT own_clock.now()', c.t, c.n);
     END LOOP;
   END $$`,
  `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, own_clock, pg_catalog',
     current_database()); END $$`,
];

/** Gives a database a clock that can be set; it counts for connections made from now on. */
export async function giveOwnClock(sql: Sql): Promise<void> {
  for (const statement of SET_UP) await sql(statement);
}

/** How far it lies ahead from now on. */
export async function setClock(sql: Sql, aheadMs: number): Promise<void> {
  await sql(`UPDATE own_clock.shift SET by = $1::float8 * interval '1 millisecond'`, aheadMs);
}
