import type { Scenario } from '../scenario.ts';
import { busiest } from '../sockets.ts';
import { harmAcross, inTheMiddleOfLooks } from './harm.ts';

export const killWorker: Scenario = {
  name: 'kill-worker',
  about: 'row 1: kill -9 of the worker that is looking most, in the middle of its looks',
  workers: 3,
  async run(stage) {
    const kills = await harmAcross(stage, () =>
      inTheMiddleOfLooks(stage, 3, async () => {
        await busiest(stage.workers, stage.shop.port)?.kill();
      }),
    );
    return { kills };
  },
};
