/** What something costs that is done over and over. */
export interface Cost {
  /** CPU of this process, ms each. */
  cpuMsPerCheck: number;
  perSecond: number;
}

/** Does it for `forMs`, as many times at once; what was done in the first fifth is not counted. */
export async function costOf(
  one: () => Promise<void>,
  concurrency: number,
  forMs: number,
): Promise<Cost> {
  const end = performance.now() + forMs;
  let done = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      await one();
      done += 1;
    }
  };
  const loops = Promise.all(Array.from({ length: concurrency }, loop));
  await new Promise((resolve) => setTimeout(resolve, forMs / 5));
  const cpu = process.cpuUsage();
  const from = { done, at: performance.now() };
  await loops;
  const { user, system } = process.cpuUsage(cpu);
  const counted = done - from.done;
  return {
    cpuMsPerCheck: (user + system) / 1_000 / counted,
    perSecond: (counted * 1_000) / (performance.now() - from.at),
  };
}
