import type { Db } from '@kaopu/db';
import { migrateQueue, openTransport, type Transport } from '@kaopu/jobs';
import { dispatch } from '../alert/dispatch.ts';
import { judgePlatform } from '../judge/judge.ts';
import { openMethods, type Methods } from '../judge/methods.ts';
import { replayPlatform, type ReplayReport } from '../replay/replay.ts';
import { sha256 } from './history.ts';

/** A test's own database, as testkit makes it; testkit itself belongs to tests alone. */
export interface Database {
  db: Db;
  url: string;
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** Parts of a worker, for tests to drive by hand. */
export interface Parts extends Omit<Database, 'drop'> {
  transport: Transport;
  methods: Methods;
  /** What it finds is dispatched too. */
  judge(platformId: string): Promise<void>;
  replay(platformId: string): Promise<ReplayReport | null>;
  /** Empties what was seen and judged, and `more` tables. */
  forget(more: string): Promise<void>;
  /** Drops the database too. */
  close(): Promise<void>;
}

const JUDGED = 'observation, unjudged, judge_state, current_score, score_snapshot';

export async function openParts({ db, url, sql, drop }: Database): Promise<Parts> {
  await migrateQueue(url);
  const transport = openTransport({
    databaseUrl: url,
    maxConnections: 2,
    onError: () => undefined,
  });
  const methods = openMethods(db, sha256);
  return {
    db,
    url,
    sql,
    transport,
    methods,
    async judge(id) {
      await judgePlatform({ db, transport, methods, hash: sha256 }, id);
      await dispatch(db, null);
    },
    replay: (id) => replayPlatform(db, id, { methods, hash: sha256 }),
    async forget(more) {
      await sql(`TRUNCATE ${JUDGED}, ${more} CASCADE`);
    },
    async close() {
      await transport.close();
      await drop();
    },
  };
}
