import { brokenPromises } from '../play.ts';
import type { Figures, Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';
import { harmAcross, resumed } from './harm.ts';

const BACK_MS = 60_000;
/** Workers are to be connected again, and to store, so long after the server takes connections. */
const RECONNECT_MS = 10_000;

/** Ends the server and waits until it is back and looks are stored again; with the longest time that took. */
async function endAgainAndAgain(stage: Stage, end: () => void): Promise<Figures> {
  let reconnectedMs = 0;
  const kills = await harmAcross(stage, async () => {
    const starts = stage.postgres.starts();
    end();
    await until(() => stage.postgres.starts() > starts, BACK_MS, 50);
    reconnectedMs = Math.max(reconnectedMs, (await resumed(stage, BACK_MS)) ?? Infinity);
  });
  return { kills, reconnectedMs };
}

function judge(line: Figures): string | null {
  const isLate = Number(line['reconnectedMs']) > RECONNECT_MS;
  return brokenPromises(line) ?? (isLate ? 'workers did not reconnect in time' : null);
}

export const killPostgres: Scenario = {
  name: 'kill-postgres',
  about: 'row 2: kill -9 of the Postgres postmaster',
  ownPostgres: true,
  run: (stage) => endAgainAndAgain(stage, stage.postgres.kill),
  judge,
};

export const restartPostgres: Scenario = {
  name: 'restart-postgres',
  about: 'row 2: an orderly restart of Postgres',
  ownPostgres: true,
  run: (stage) => endAgainAndAgain(stage, stage.postgres.restart),
  judge,
};
