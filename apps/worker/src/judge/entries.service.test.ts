import { retractObservation, type Db } from '@kaopu/db';
import { migrateQueue, openTransport, type Transport } from '@kaopu/jobs';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { replayPlatform } from '../replay/replay.ts';
import { logged } from '../testing/entries.ts';
import {
  generator,
  history,
  quietPlatform,
  sha256,
  storeObservations,
} from '../testing/history.ts';
import { judgePlatform } from './judge.ts';
import { openMethods, type Methods } from './methods.ts';

const HOUR = 3_600_000;

let test: TestDatabase;
let db: Db;
let transport: Transport;
let methods: Methods;

beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
  await migrateQueue(test.url);
  transport = openTransport({ databaseUrl: test.url, maxConnections: 2, onError: () => undefined });
  methods = openMethods(db, sha256);
});
afterAll(async () => {
  await transport.close();
  await test.drop();
});
beforeEach(async () => {
  await test.sql(`TRUNCATE platform, observation, unjudged, judge_state, current_score, score_snapshot,
    product, price_point, evidence_chain, evidence_head CASCADE`);
});

const judge = (id: string) => judgePlatform(db, transport, methods, sha256, id);
const replay = (id: string) => replayPlatform(db, id, { methods, hash: sha256 });

/** A judged platform, as of whose newest score nothing was entered yet. */
async function judgedPlatform(): Promise<string> {
  const id = await quietPlatform(db, randomUUID());
  await storeObservations(
    test,
    id,
    history(generator(3), Date.now() - HOUR, { days: 6, everyHours: 6 }),
  );
  await judge(id);
  return id;
}

function afterSales(change: { hours?: number; reporter?: string; proofs?: number } = {}) {
  const at = Date.now() - (change.hours ?? 1) * HOUR;
  const moment = (hours: number) => new Date(at - hours * HOUR).toISOString();
  return {
    kind: 'after-sales',
    at,
    reporter: change.reporter ?? '小王',
    proofs: change.proofs ?? 1,
    fields: {
      problem: 'other',
      openedAt: moment(90),
      resolvedAt: moment(2),
      resolution: 'rejected',
    },
  };
}

interface Cited {
  n: number;
  keys: string[];
}

/** What the score says of an indicator: how much evidence, and which observations it cites. */
async function cited(id: string, indicator: string): Promise<Cited> {
  const [row] = await test.sql(
    `SELECT score FROM current_score WHERE platform_id = $1 AND profile = 'medium'`,
    [id],
  );
  const text = JSON.stringify(row?.['score']);
  const score = JSON.parse(text) as {
    dimensions: { indicators: { indicator: string; n: number }[] }[];
    losses: { indicators: { indicator: string; observations: { key: string }[] }[] }[];
  };
  const all = score.dimensions.flatMap(({ indicators }) => indicators);
  const losses = score.losses.flatMap(({ indicators }) => indicators);
  return {
    n: all.find((entry) => entry.indicator === indicator)?.n ?? 0,
    keys:
      losses.find((entry) => entry.indicator === indicator)?.observations.map(({ key }) => key) ??
      [],
  };
}

/** What observations left behind, without what alerts remember of having told. */
async function remembered(id: string): Promise<unknown> {
  const [row] = await test.sql(
    `SELECT state->'indicators' AS indicators, state->'findings' AS findings, state->'facts' AS facts,
       state->>'digest' AS digest, (SELECT jsonb_object_agg(key, value->'ring')
         FROM jsonb_each(state->'series')) AS rings
     FROM judge_state WHERE platform_id = $1`,
    [id],
  );
  return row;
}

it('an entry is judged and cited, and taken back leaves nothing; replay agrees at each step', async () => {
  const id = await judgedPlatform();
  const before = await remembered(id);
  const key = await logged(db, id, afterSales());
  await judge(id);
  const line = await cited(id, 'resolution');
  expect(line.n).toBeGreaterThan(0.6);
  expect(line.keys).toEqual([key]);
  expect(await replay(id)).toMatchObject({ differences: 0 });

  const retraction = { key: `entry/${randomUUID()}`, platformId: id, target: key, reason: '录错' };
  expect(await retractObservation(db, retraction)).toBeNull();
  await judge(id);
  expect(await cited(id, 'resolution')).toEqual({ n: 0, keys: [] });
  const after = (await remembered(id)) as { indicators: Record<string, unknown>; digest: string };
  const known = before as typeof after;
  // What the entry began stays behind empty: nothing of it counts.
  for (const [name, state] of Object.entries(known.indicators)) {
    expect(after.indicators[name]).toEqual(state);
  }
  expect(await replay(id)).toMatchObject({ differences: 0 });
});
