import { expect, it } from 'vitest';
import { openRound, type RoundsLog } from './rounds.ts';

function logging() {
  const errors: unknown[] = [];
  const log: RoundsLog = {
    info: () => undefined,
    error: (_message, fields) => errors.push(fields),
    ready: () => Promise.resolve(),
  };
  return { log, errors };
}

it('is never done twice at a time, and once more for all who asked meanwhile', async () => {
  const ends: (() => void)[] = [];
  const begun = () => ends.length;
  const round = openRound(logging().log, 'slow', () => new Promise<void>((end) => ends.push(end)));
  round.run();
  await expect.poll(begun).toBe(1);
  round.run();
  round.run();
  expect(begun()).toBe(1);
  ends[0]?.();
  await expect.poll(begun).toBe(2);
  const stopped = round.stop();
  round.run();
  ends[1]?.();
  await stopped;
  expect(begun()).toBe(2);
});

it('reports what fails, and goes on', async () => {
  const { log, errors } = logging();
  let done = 0;
  const round = openRound(log, 'broken', () => {
    done += 1;
    return Promise.reject(new Error('no'));
  });
  round.run();
  await expect.poll(() => errors).toEqual([{ name: 'broken', error: 'no' }]);
  round.run();
  await expect.poll(() => done).toBe(2);
});
