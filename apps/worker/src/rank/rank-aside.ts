import type { Ranking } from '@kaopu/scoring';
import { Worker } from 'node:worker_threads';
import type { RankTask } from './rank-thread.ts';

/** Ranks in a thread of its own: thousands of platforms take seconds, and leases do not wait. */
export function rankAside(task: RankTask): Promise<Ranking> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./rank-thread.ts', import.meta.url), { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the ranking thread ended with ${code}`)));
  });
}
