import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';
import { harmAcross } from './harm.ts';

const BACK_MS = 60_000;

/** Ends the server and waits until it is back and looks are stored again; returns the longest time that took. */
async function endAgainAndAgain(stage: Stage, end: () => void): Promise<{ kills: number; backMs: number }> {
  let backMs = 0;
  const kills = await harmAcross(stage, async () => {
    const starts = stage.postgres.starts();
    const at = performance.now();
    end();
    await until(() => stage.postgres.starts() > starts, BACK_MS, 50);
    const since = await stage.sql('SELECT now()::text AS now');
    const stored = async (): Promise<boolean> => {
      const rows = await stage.sql(
        'SELECT 1 FROM observation WHERE finished_at > $1::timestamptz LIMIT 1',
        since[0]?.['now'],
      );
      return rows.length > 0;
    };
    await until(stored, BACK_MS);
    backMs = Math.max(backMs, Math.round(performance.now() - at));
  });
  return { kills, backMs };
}

export const killPostgres: Scenario = {
  name: 'kill-postgres',
  about: 'row 2: kill -9 of the Postgres postmaster',
  ownPostgres: true,
  run: (stage) => endAgainAndAgain(stage, stage.postgres.kill),
};

export const restartPostgres: Scenario = {
  name: 'restart-postgres',
  about: 'row 2: an orderly restart of Postgres',
  ownPostgres: true,
  run: (stage) => endAgainAndAgain(stage, stage.postgres.restart),
};
