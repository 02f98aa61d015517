import type { Scenario } from '../scenario.ts';
import { busiest } from '../sockets.ts';
import type { Stage } from '../stage.ts';
import { harmAcross, inTheMiddleOfLooks } from './harm.ts';

export function killLooking(stage: Stage): Promise<void> {
  return inTheMiddleOfLooks(stage, 3, async () => {
    await busiest(stage.workers, stage.shop.port)?.kill();
  });
}

export const killWorker: Scenario = {
  name: 'kill-worker',
  looksGoOn: true,
  about: 'row 1: kill -9 of the worker that is looking most, in the middle of its looks',
  workers: 3,
  async run(stage) {
    return { kills: await harmAcross(stage, () => killLooking(stage)) };
  },
};
