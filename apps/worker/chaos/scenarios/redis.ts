import { findRedis } from '@kaopu/testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { brokenPromises } from '../play.ts';
import type { Figures, Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { harmAcross, resumed } from './harm.ts';

/** Redis scenarios end and change a server of their own, never a given one. */
function noRedis(): string | null {
  if (process.env['REDIS_URL']) return 'the server of REDIS_URL is not ours to harm';
  return findRedis() === null ? 'neither redis-server nor valkey-server is on the PATH' : null;
}

export const onRedis = { backend: 'redis', cannot: noRedis } as const;
const secondsOf = (isShort: boolean, usual: number) => (isShort ? 3 : usual);

/** Looks are stored again so long after Redis is back. */
const RESUMED_MS = 30_000;
const PATIENCE_MS = 150_000;

function judge(line: Figures): string | null {
  const isLate = line['resumedMs'] === null || Number(line['resumedMs']) > RESUMED_MS;
  return brokenPromises(line) ?? (isLate ? 'looks did not resume in time' : null);
}

/** Ends Redis for a while, again and again; with the longest time until looks were stored again. */
async function endAgainAndAgain(
  stage: Stage,
  signal: NodeJS.Signals,
  seconds: number,
): Promise<Figures> {
  let resumedMs = 0;
  const kills = await harmAcross(stage, async () => {
    await stage.redis?.kill(signal);
    await sleep(seconds * 1_000);
    await stage.redis?.start();
    resumedMs = Math.max(resumedMs, (await resumed(stage, PATIENCE_MS)) ?? Infinity);
  });
  return { kills, awaySeconds: seconds, resumedMs };
}

export const killRedis: Scenario = {
  ...onRedis,
  name: 'kill-redis',
  about: 'row 3: kill -9 of Redis, which stays away for a minute (short: 3 s)',
  run: (stage) => endAgainAndAgain(stage, 'SIGKILL', secondsOf(stage.terms.short, 60)),
  judge,
};

export const restartRedis: Scenario = {
  ...onRedis,
  name: 'restart-redis',
  about: 'row 3: an orderly restart of Redis',
  run: (stage) => endAgainAndAgain(stage, 'SIGTERM', 0),
  judge,
};

const LINES_A_SECOND = 10;

export const fullRedis: Scenario = {
  ...onRedis,
  name: 'full-redis',
  about: 'row 5: Redis has no memory left and refuses every write (noeviction)',
  async run(stage) {
    const lines = () => stage.workers.reduce((sum, worker) => sum + worker.lines(), 0);
    const seconds = secondsOf(stage.terms.short, 8);
    let most = 0;
    const times = await harmAcross(stage, async () => {
      const before = lines();
      await stage.redis?.configure('maxmemory', '1');
      await sleep(seconds * 1_000);
      await stage.redis?.configure('maxmemory', '0');
      most = Math.max(most, (lines() - before) / seconds / stage.workers.length);
    });
    return { times, logLinesASecond: Number(most.toFixed(1)) };
  },
  judge: (line) =>
    brokenPromises(line) ??
    (Number(line['logLinesASecond']) > LINES_A_SECOND ? 'the log was flooded' : null),
};

/** Looks that were under way already end within this time. */
const UNDER_WAY_MS = 6_000;

/** Of half-open connections nobody hears: only a time limit of ours ends the waiting. */
export const halfOpenRedis: Scenario = {
  ...onRedis,
  name: 'half-open-redis',
  about: 'row 7: connections to Redis stay open and carry nothing more',
  proxied: 'redis',
  size: ({ short }) => (short ? { rounds: 4, shops: 30 } : {}),
  async run(stage) {
    await stage.passed(0.2);
    const starts = stage.workers.reduce((sum, worker) => sum + worker.starts(), 0);
    const frozen = stage.proxy?.freeze() ?? 0;
    await sleep(UNDER_WAY_MS);
    const resumedMs = await resumed(stage, PATIENCE_MS);
    return {
      frozen,
      resumedMs: resumedMs === null ? null : resumedMs + UNDER_WAY_MS,
      workersRestarted: stage.workers.reduce((sum, worker) => sum + worker.starts(), 0) - starts,
    };
  },
  judge,
};
