import { setTimeout as sleep } from 'node:timers/promises';
import type { Figures, Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { onRedis } from './redis.ts';

const EVERY_MS = 5_000;

async function eraseTables({ sql }: Stage): Promise<void> {
  const tables = await sql(`SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'bullmq' AND tablename NOT IN ('migration', 'meta')`);
  const names = tables.map(({ name }) => `bullmq.${String(name)}`);
  await sql(`TRUNCATE ${names.join(', ')}`);
}

async function eraseAgainAndAgain(
  stage: Stage,
  erase: (stage: Stage) => Promise<unknown>,
): Promise<Figures> {
  let isOver = false;
  let erased = 0;
  const erasing = (async () => {
    for (; !isOver; erased += 1) {
      await erase(stage);
      await sleep(EVERY_MS);
    }
  })();
  await stage.passed(1);
  isOver = true;
  await erasing;
  return { erased };
}

export const flushRedis: Scenario = {
  ...onRedis,
  name: 'flush-redis',
  looksGoOn: true,
  about: 'row 4: FLUSHALL every 5 s',
  run: (stage) => eraseAgainAndAgain(stage, async ({ redis }) => redis?.flush()),
};

export const eraseQueue: Scenario = {
  name: 'erase-queue',
  looksGoOn: true,
  about: 'row 4: the same where the queue lies in Postgres: its tables are emptied every 5 s',
  backend: 'postgres',
  run: (stage) => eraseAgainAndAgain(stage, eraseTables),
};
