import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';

/** A page of no shop, which answers whenever our own network is up. */
const CONTROL = 9_999_999;
/** It is told once it has lasted a minute and a heartbeat or two. */
const TOLD_WITHIN_MS = 120_000;
const JUDGED_MS = 30_000;
/** Points; evidence ages a little meanwhile. */
const MOVED = 0.05;

/** As they stand once all that was seen is judged. */
async function scores({ sql }: Stage): Promise<Map<string, number>> {
  await sql(`UPDATE unjudged SET due = now() - interval '1 second'`);
  await until(async () => (await sql('SELECT 1 FROM unjudged LIMIT 1')).length === 0, JUDGED_MS);
  const found = await sql(`SELECT platform_id AS id, value FROM current_score
    WHERE profile = 'medium' AND value IS NOT NULL`);
  return new Map(found.map(({ id, value }) => [String(id), Number(value)]));
}

async function count({ sql }: Stage, rows: string): Promise<number> {
  const [found] = await sql(`SELECT count(*)::int AS n FROM ${rows}`);
  return Number(found?.['n']);
}

/** How many probes have met the cut. */
function lookedInVain(stage: Stage): Promise<number> {
  return count(
    stage,
    `(SELECT DISTINCT probe_id FROM observation WHERE cause = 'own-network') AS probes`,
  );
}

export const ownNetworkCut: Scenario = {
  name: 'own-network-cut',
  about:
    'our own network is away for more than a minute, and no shop can be reached: one message, and no score moves',
  outageEvery: Infinity,
  size: () => ({ shops: 12, rounds: 14, intervalSeconds: 10 }),
  prepare({ env, shop }) {
    env['KAOPU_CONTROL_URLS'] = `http://127.0.0.1:${shop.port}/p/${CONTROL}`;
    return Promise.resolve();
  },
  async run(stage) {
    const { shop, plan, receiver } = stage;
    await stage.passed(0.2);
    const away = [CONTROL, ...plan.map(({ number }) => number)];
    shop.fail(away, true);
    // What was seen before the cut is told by then.
    await until(async () => (await lookedInVain(stage)) === plan.length, TOLD_WITHIN_MS);
    const before = await scores(stage);
    await until(() => receiver.taken.length > 0, TOLD_WITHIN_MS);
    await stage.passed(0.95);
    const after = await scores(stage);
    shop.fail(away, false);
    const moved = [...before].filter(([id, was]) => Math.abs((after.get(id) ?? 0) - was) > MOVED);
    await stage.passed(1);
    return {
      messages: receiver.taken.length,
      ofOurselves: receiver.taken.filter(({ type }) => type === 'self.alarm').length,
      scores: before.size,
      scoreMovements: moved.length,
      changes: await count(stage, 'score_change'),
      alerts: await count(stage, 'alert'),
      probesInVain: await lookedInVain(stage),
      falseBad: await count(stage, `observation WHERE seen->>'reachable' = 'false'`),
    };
  },
  judge(line) {
    const broken = ['scoreMovements', 'changes', 'alerts'].filter((name) => line[name] !== 0);
    if (line['probesInVain'] === 0 || line['scores'] === 0) return 'no look met the cut';
    if (line['messages'] !== 1 || line['ofOurselves'] !== 1) return 'not one message';
    return brokenPromises(line) ?? (broken.length > 0 ? broken.join(', ') : null);
  },
};
