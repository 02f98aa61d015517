import { Worker } from 'node:worker_threads';
import type { FileReading } from './file.ts';
import type { ReadOptions } from '../kit/records/table/read.ts';

/** The file did not let itself be read within its time and memory, or broke its reader. */
export class TooHard extends Error {
  override readonly name = 'TooHard';
}

const THREAD = new URL('./thread.ts', import.meta.url);

/**
 * Reads a hostile file in a thread of its own: one that takes too long or too much dies with it.
 * Throws TooHard.
 */
export async function readFileAside(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: { deadlineMs: number; memoryMb: number },
): Promise<FileReading> {
  const { promise, resolve, reject } = Promise.withResolvers<FileReading>();
  const worker = new Worker(THREAD, {
    workerData: { bytes, options },
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    env: {},
  });
  const fail = (why: string, cause?: unknown) => reject(new TooHard(why, { cause }));
  const timer = setTimeout(() => fail(`not read in ${limits.deadlineMs} ms`), limits.deadlineMs);
  worker.once('message', resolve);
  worker.once('error', (error: unknown) => fail('the reader broke', error));
  worker.once('exit', (code) => fail(`the reader ended with ${code}`));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
