import type { Scenario } from '../scenario.ts';
import { harmAcross, inTheMiddleOfLooks } from './harm.ts';

export const killWorker: Scenario = {
  name: 'kill-worker',
  about: 'row 1: kill -9 of one worker after the other, in the middle of its looks',
  workers: 3,
  async run(stage) {
    const kills = await harmAcross(stage, (turn) =>
      inTheMiddleOfLooks(stage, 3, async () => {
        await stage.workers[turn % stage.workers.length]?.kill();
      }),
    );
    return { kills };
  },
};
