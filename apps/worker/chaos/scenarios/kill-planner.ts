import type { Stage } from '../stage.ts';
import type { Scenario } from '../scenario.ts';
import { until } from '../store.ts';
import { harmAcross } from './harm.ts';

/** Takes a moment over the first hint of a statement, so that the planner can be met between taking and sending. */
export const DAWDLE = `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF current_setting('chaos.dawdled', true) IS DISTINCT FROM txid_current()::text THEN
    PERFORM set_config('chaos.dawdled', txid_current()::text, true);
    PERFORM pg_sleep(0.5);
  END IF;
  RETURN NULL;
END $$`;
const TRIGGER = `CREATE TRIGGER dawdle AFTER UPDATE OF hinted_until ON probe FOR EACH ROW
  WHEN (NEW.hinted_until > OLD.hinted_until OR (OLD.hinted_until IS NULL AND NEW.hinted_until IS NOT NULL))
  EXECUTE FUNCTION dawdle()`;

/** Kills all workers, each of which plans, while hints are taken that will then never be sent. */
export async function killPlanning({ sql, workers }: Stage): Promise<boolean> {
  await sql(TRIGGER);
  const met = await until(
    async () => {
      const dawdling = await sql(`SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event = 'PgSleep'`);
      return dawdling.length > 0;
    },
    10_000,
    20,
  );
  await Promise.all(workers.map((worker) => worker.kill()));
  await sql('DROP TRIGGER dawdle ON probe');
  return met;
}

export const killPlanner: Scenario = {
  name: 'kill-planner',
  looksGoOn: true,
  about:
    'row 1: kill -9 of every planner (each worker is one) between taking hints and sending them',
  async run(stage) {
    await stage.sql(DAWDLE);
    let met = 0;
    const kills = await harmAcross(stage, async () => {
      if (await killPlanning(stage)) met += 1;
    });
    return { kills, killedWhilePlanning: met };
  },
};
