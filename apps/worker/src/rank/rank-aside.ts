import type { Ranking } from '@kaopu/scoring';
import { inThread } from '../thread.ts';
import type { RankTask } from './rank-thread.ts';

/** Ranks aside: thousands of platforms take seconds. */
export function rankAside(task: RankTask): Promise<Ranking> {
  return inThread(new URL('./rank-thread.ts', import.meta.url), task);
}
