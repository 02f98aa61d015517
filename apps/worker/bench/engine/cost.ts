import { setTimeout as sleep } from 'node:timers/promises';

/** What something costs that is done over and over. */
export interface Cost {
  /** CPU of this process, ms each. */
  cpuMsPerCheck: number;
  perSecond: number;
}

type Doing = (one: () => Promise<void>, end: number) => Promise<unknown>;

/** Over and over, as many times at once. */
export const atOnce =
  (concurrency: number): Doing =>
  (one, end) => {
    const loop = async (): Promise<void> => {
      while (performance.now() < end) await one();
    };
    return Promise.all(Array.from({ length: concurrency }, loop));
  };

/** As many times a second, evenly: between two of them the process sleeps, as a watcher with little to do. */
export const atPace =
  (perSecond: number): Doing =>
  async (one, end) => {
    const from = performance.now();
    const under: Promise<void>[] = [];
    for (let at = from; at < end; at += 1_000 / perSecond) {
      await sleep(Math.max(0, at - performance.now()));
      under.push(one());
    }
    await Promise.all(under);
  };

/** Does it for `forMs`; what was done in the first fifth is not counted. */
export async function costOf(one: () => Promise<void>, doing: Doing, forMs: number): Promise<Cost> {
  let done = 0;
  const counting = async (): Promise<void> => {
    await one();
    done += 1;
  };
  const over = doing(counting, performance.now() + forMs);
  await sleep(forMs / 5);
  const cpu = process.cpuUsage();
  const from = { done, at: performance.now() };
  await over;
  const { user, system } = process.cpuUsage(cpu);
  const counted = done - from.done;
  return {
    cpuMsPerCheck: (user + system) / 1_000 / counted,
    perSecond: (counted * 1_000) / (performance.now() - from.at),
  };
}
