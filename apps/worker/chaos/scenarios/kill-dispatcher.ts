import { requestLook } from '@kaopu/db';
import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';
import { DAWDLE } from './kill-planner.ts';

/** Before its round is written, so that nothing of it is; or in its commit, so that all of it is and it never learns. */
const TRIGGERS = [
  `CREATE TRIGGER dawdle AFTER UPDATE OF processed_at ON alert_event
   FOR EACH ROW EXECUTE FUNCTION dawdle()`,
  `CREATE CONSTRAINT TRIGGER dawdle AFTER UPDATE OF processed_at ON alert_event
   DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle()`,
];
const PATIENCE_MS = 40_000;

/** Kills all workers while one of them writes what is to be told. */
async function killDispatching(stage: Stage, turn: number): Promise<boolean> {
  const { sql, workers, plan, outages } = stage;
  await sql(TRIGGERS[turn % TRIGGERS.length] ?? '');
  const turning = plan.filter(({ number }) => outages.has(number));
  for (const { probeId } of turning) await requestLook(stage.db, probeId);
  const isDawdling = async () => {
    const found = await sql(`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'PgSleep'`);
    return found.length > 0;
  };
  const met = await until(isDawdling, PATIENCE_MS, 20);
  await Promise.all(workers.map((worker) => worker.kill()));
  await sql('DROP TRIGGER dawdle ON alert_event');
  return met;
}

export const killDispatcher: Scenario = {
  name: 'kill-dispatcher',
  about:
    'rows 14–16: kill -9 of every worker while alerts and deliveries are written, or as that is committed: none is lost, none doubled',
  outageEvery: 2,
  size: ({ short }) => (short ? { shops: 16, rounds: 4 } : {}),
  async run(stage) {
    await stage.sql(DAWDLE);
    const kills = 2 * stage.terms.kills;
    let met = 0;
    // Half of them as outages come in, half with the recoveries.
    for (let turn = 0; turn < kills; turn += 1) {
      await stage.passed(turn < kills / 2 ? 0.26 : 0.61);
      if (await killDispatching(stage, turn)) met += 1;
    }
    return { kills, killedWhileDispatching: met };
  },
  judge: (line) =>
    brokenPromises(line) ??
    (line['killedWhileDispatching'] === 0 ? 'no dispatcher was met at it' : null),
};
