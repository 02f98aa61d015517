import { z } from 'zod';
import type { Page } from './pages.ts';
import type { World } from './world.ts';

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds of processor time that a task took. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
});

interface Threads {
  /** Milliseconds of processor time of the longest task of a page's own thread. */
  longestOfPage: number;
  /** Of all tasks of its workers together. */
  ofWorkers: number;
}

/**
 * What threads of pages worked while `act` ran. Processor time and not the clock's, so that a busy machine
 * does not count; only one page may be open.
 */
export async function threadsDuring(
  { browser }: World,
  page: Page,
  act: () => Promise<void>,
): Promise<Threads> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  let buffer: Buffer;
  try {
    await act();
  } finally {
    buffer = await browser.stopTracing();
  }
  const { traceEvents } = Trace.parse(JSON.parse(buffer.toString('utf8')));
  const threads = new Map(
    traceEvents
      .filter(({ name }) => name === 'thread_name')
      .map(({ pid, tid, args }) => [`${pid}/${tid}`, args?.name ?? '']),
  );
  const tasks = (thread: string) =>
    traceEvents.flatMap(({ pid, tid, tdur = 0 }) =>
      threads.get(`${pid}/${tid}`)?.startsWith(thread) === true ? [tdur / 1_000] : [],
    );
  return {
    longestOfPage: Math.max(0, ...tasks('CrRendererMain')),
    ofWorkers: tasks('DedicatedWorker').reduce((sum, ms) => sum + ms, 0),
  };
}
