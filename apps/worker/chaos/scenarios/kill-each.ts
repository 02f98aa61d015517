import type { Scenario } from '../scenario.ts';
import { harmAcross } from './harm.ts';
import { openAskedApi } from './kill-api.ts';
import { DAWDLE, killPlanning } from './kill-planner.ts';
import { killLooking } from './kill-worker.ts';

/** In one plan, so that 100,000 looks meet as many kills of each kind in a quarter of an hour. */
export const killEach: Scenario = {
  name: 'kill-each',
  looksGoOn: true,
  about: 'row 1: kill -9 of a worker in its looks, of the planners and of the API, in turns',
  workers: 3,
  async run(stage) {
    await stage.sql(DAWDLE);
    const api = await openAskedApi(stage);
    let met = 0;
    const harms = [
      () => killLooking(stage),
      async () => {
        if (await killPlanning(stage)) met += 1;
      },
      () => api.kill(),
    ];
    const { kills } = stage.terms;
    await harmAcross(stage, async (turn) => harms[turn % harms.length]?.(), kills * harms.length);
    return { killsOfEach: kills, killedWhilePlanning: met, ...(await api.end()) };
  },
};
