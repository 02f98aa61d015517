import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startApi } from '../api.ts';
import type { Figures, Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';
import { harmAcross } from './harm.ts';

const EVERY_MS = 100;
const Requested = z.object({ requestId: z.uuid() });

/** Asks for a look now; null when nobody answered. */
async function askForLook(url: string, probeId: string): Promise<string | null> {
  try {
    const answer = await fetch(`${url}/probes/${probeId}/run`, {
      method: 'POST',
      signal: AbortSignal.timeout(5_000),
    });
    return answer.status === 202 ? Requested.parse(await answer.json()).requestId : null;
  } catch {
    // Killed, or not up again: then nothing was promised.
    return null;
  }
}

async function unlooked({ sql }: Stage, ids: ReadonlySet<string>): Promise<number> {
  const [row] = await sql(
    `SELECT count(*)::int AS left FROM unnest($1::text[]) AS id WHERE NOT EXISTS (
       SELECT FROM observation o WHERE o.key = 'now/' || id)`,
    [...ids],
  );
  return Number(row?.['left']);
}

/** An API that is asked for looks all the time, until all that it acknowledged have taken place. */
export async function openAskedApi(stage: Stage) {
  const { process: api, url } = await startApi(stage);
  const acknowledged = new Set<string>();
  let unanswered = 0;
  let isOver = false;
  const ask = async (): Promise<void> => {
    for (let i = 0; !isOver; i += 1) {
      const probe = stage.plan[i % stage.plan.length];
      const id = await askForLook(url, probe?.probeId ?? '');
      if (id === null) unanswered += 1;
      else acknowledged.add(id);
      await sleep(EVERY_MS);
    }
  };
  const asking = ask();
  return {
    /** kill -9, right after it said yes. */
    async kill(): Promise<void> {
      const before = acknowledged.size;
      await until(() => acknowledged.size > before, 10_000, 5);
      await api.kill();
    },
    async end(): Promise<Figures> {
      await stage.passed(1);
      isOver = true;
      await asking;
      await until(async () => (await unlooked(stage, acknowledged)) === 0, 60_000);
      return {
        acknowledged: acknowledged.size,
        acknowledgedLost: await unlooked(stage, acknowledged),
        unanswered,
      };
    },
  };
}

export const killApi: Scenario = {
  name: 'kill-api',
  looksGoOn: true,
  about:
    'row 1: kill -9 of the API while looks are asked for; each that it acknowledged takes place',
  async run(stage) {
    const api = await openAskedApi(stage);
    const kills = await harmAcross(stage, () => api.kill());
    return { kills, ...(await api.end()) };
  },
};
