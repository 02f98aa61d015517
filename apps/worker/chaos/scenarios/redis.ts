import { findRedis } from '@kaopu/testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../scenario.ts';
import { until } from '../store.ts';
import { harmAcross } from './harm.ts';

/** Redis scenarios end and change a server of their own, never a given one. */
function noRedis(): string | null {
  if (process.env['REDIS_URL']) return 'the server of REDIS_URL is not ours to harm';
  return findRedis() === null ? 'neither redis-server nor valkey-server is on the PATH' : null;
}

const onRedis = { backend: 'redis', cannot: noRedis } as const;
const downMs = (isShort: boolean, usual: number) => (isShort ? 3_000 : usual);

export const killRedis: Scenario = {
  ...onRedis,
  name: 'kill-redis',
  about: 'row 3: kill -9 of Redis, which stays away for a while (20 s; short: 3 s)',
  async run(stage) {
    const away = downMs(stage.terms.short, 20_000);
    return { kills: await harmAcross(stage, async () => stage.redis?.restart('SIGKILL', away)) };
  },
};

export const restartRedis: Scenario = {
  ...onRedis,
  name: 'restart-redis',
  about: 'row 3: an orderly restart of Redis',
  async run(stage) {
    return { kills: await harmAcross(stage, async () => stage.redis?.restart('SIGTERM')) };
  },
};

export const fullRedis: Scenario = {
  ...onRedis,
  name: 'full-redis',
  about: 'row 5: Redis has no memory left and refuses every write (noeviction)',
  async run(stage) {
    const lines = () => stage.workers.reduce((sum, worker) => sum + worker.lines(), 0);
    let most = 0;
    const times = await harmAcross(stage, async () => {
      const before = lines();
      const seconds = downMs(stage.terms.short, 8_000) / 1_000;
      await stage.redis?.configure('maxmemory', '1');
      await sleep(seconds * 1_000);
      await stage.redis?.configure('maxmemory', '0');
      most = Math.max(most, (lines() - before) / seconds / stage.workers.length);
    });
    return { times, logLinesASecond: Number(most.toFixed(1)) };
  },
};

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
    const at = performance.now();
    // Looks that were under way already end within this time.
    await sleep(6_000);
    const [since] = await stage.sql('SELECT now()::text AS now');
    const resumed = await until(async () => {
      const rows = await stage.sql(
        `SELECT 1 FROM observation WHERE finished_at > $1::timestamptz AND status = 'observed' LIMIT 1`,
        since?.['now'],
      );
      return rows.length > 0;
    }, 150_000);
    return {
      frozen,
      resumedMs: resumed ? Math.round(performance.now() - at) : null,
      workersRestarted:
        stage.workers.reduce((sum, worker) => sum + worker.starts(), 0) - starts,
    };
  },
};
