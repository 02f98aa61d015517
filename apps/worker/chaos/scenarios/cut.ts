import { setTimeout as sleep } from 'node:timers/promises';
import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** Name of the prepared statement that stores looks. */
const STORING = 'finish-looks';
const FROZEN_MS = 1_500;

/** What may become of connections, one after the other. */
const WAYS: readonly ((stage: Stage) => Promise<number>)[] = [
  ({ proxy }) => Promise.resolve(proxy?.cut() ?? 0),
  async ({ proxy }) => {
    const before = proxy?.lost() ?? 0;
    proxy?.loseReplyTo(STORING);
    await sleep(FROZEN_MS);
    proxy?.loseReplyTo(null);
    return (proxy?.lost() ?? 0) - before;
  },
  async ({ proxy }) => {
    proxy?.freeze();
    await sleep(FROZEN_MS);
    return proxy?.cut() ?? 0;
  },
];

export const cutConnections: Scenario = {
  name: 'cut',
  looksGoOn: true,
  about:
    'row 6: connections to Postgres are reset, frozen, or lose the reply to what was stored already',
  proxied: 'postgres',
  async run(stage) {
    let events = 0;
    let connections = 0;
    const most = stage.terms.kills * 6;
    for (; events < most; events += 1) {
      await stage.passed(0.05 + (0.75 * events) / most);
      connections += (await WAYS[events % WAYS.length]?.(stage)) ?? 0;
    }
    return { events, connections, repliesLost: stage.proxy?.lost() ?? 0 };
  },
  judge: (line) => brokenPromises(line) ?? (line['repliesLost'] === 0 ? 'no reply was lost' : null),
};

export const slowDatabase: Scenario = {
  name: 'slow-database',
  about: 'everything that goes to Postgres and back takes 100 ms longer each way',
  proxied: 'postgres',
  async run(stage) {
    await stage.passed(0.1);
    stage.proxy?.delay(100);
    await stage.passed(0.8);
    stage.proxy?.delay(0);
    return { delayMs: 100 };
  },
};

export const halfOpenPostgres: Scenario = {
  name: 'half-open-postgres',
  about: 'row 6: connections to Postgres stay open and carry nothing more, until somebody minds',
  proxied: 'postgres',
  size: ({ short }) => (short ? { rounds: 6, shops: 20 } : {}),
  async run(stage) {
    await stage.passed(0.15);
    const frozen = stage.proxy?.freeze() ?? 0;
    await stage.passed(1);
    const restarts = stage.workers.reduce((sum, worker) => sum + worker.starts() - 1, 0);
    return { frozen, workersRestarted: restarts };
  },
};
