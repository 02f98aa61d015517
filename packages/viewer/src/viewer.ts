import { Worker } from 'node:worker_threads';
import type { JobName, Jobs } from './jobs.ts';

type Input<N extends JobName> = Parameters<Jobs[N]>[0];
type Output<N extends JobName> = ReturnType<Jobs[N]>;

export interface ViewerOptions {
  /** One job may take this long; then its thread is killed. */
  deadlineMs: number;
  /** Heap of the thread, in MB. */
  memoryMb: number;
  /** Jobs that may wait; more are refused. */
  waiting: number;
}

export interface Viewer {
  /** Throws `TooComplex` or `TooBusy`. */
  run<N extends JobName>(name: N, input: Input<N>): Promise<Output<N>>;
  close(): Promise<void>;
}

/** A job ran out of its time or memory, or broke its parser. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex';
  readonly job: JobName;
  constructor(job: JobName, cause?: unknown) {
    super(`${job} did not end within its limits`, { cause });
    this.job = job;
  }
}

/** Too many jobs wait already. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

const THREAD = new URL('./thread.ts', import.meta.url);

/**
 * Parses hostile bytes in a thread of its own, one job at a time: an endless or greedy one dies
 * with its thread and takes nobody else's work along.
 */
export function openViewer(options: ViewerOptions): Viewer {
  let worker: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function thread(): Worker {
    worker ??= new Worker(THREAD, {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
      env: {},
    });
    worker.unref();
    return worker;
  }

  async function end(): Promise<void> {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  async function work<N extends JobName>(name: N, input: Input<N>): Promise<Output<N>> {
    try {
      const answer = await answerOf<Output<N>>(thread(), { name, input }, options.deadlineMs);
      // Unpacked pictures are memory the heap's limit does not count; it goes with the thread.
      if (name === 'pictures') await end();
      return answer;
    } catch (error) {
      await end();
      throw new TooComplex(name, error);
    }
  }

  return {
    async run(name, input) {
      if (waiting >= options.waiting) throw new TooBusy();
      waiting += 1;
      const done = last.then(() => work(name, input));
      last = done.catch(() => undefined);
      try {
        return await done;
      } finally {
        waiting -= 1;
      }
    },
    close: end,
  };
}

function answerOf<T>(worker: Worker, message: unknown, deadlineMs: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${deadlineMs} ms`)), deadlineMs);
  const onExit = (code: number): void => reject(new Error(`the thread ended with ${code}`));
  worker.once('message', resolve).once('error', reject).once('exit', onExit);
  worker.postMessage(message);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', reject).off('exit', onExit);
  });
}
