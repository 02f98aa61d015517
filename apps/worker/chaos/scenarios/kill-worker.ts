import type { Scenario } from '../scenario.ts';
import { harmAcross } from './harm.ts';

export const killWorker: Scenario = {
  name: 'kill-worker',
  about: 'row 1: kill -9 of one worker after the other',
  workers: 3,
  async run(stage) {
    const kills = await harmAcross(stage, async (turn) => {
      await stage.workers[turn % stage.workers.length]?.kill();
    });
    return { kills };
  },
};
