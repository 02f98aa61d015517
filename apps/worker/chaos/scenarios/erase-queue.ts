import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

const EVERY_MS = 5_000;

async function erase({ redis, sql }: Stage): Promise<void> {
  if (redis !== null) {
    await redis.flush();
    return;
  }
  const tables = await sql(`SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'bullmq' AND tablename NOT IN ('migration', 'meta')`);
  const names = tables.map(({ name }) => `bullmq.${String(name)}`);
  await sql(`TRUNCATE ${names.join(', ')}`);
}

export const eraseQueue: Scenario = {
  name: 'erase-queue',
  about: "row 4: everything in the queue's store is erased every 5 s",
  async run(stage) {
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
  },
};
