import { rank, RANKING_RULES, type Method, type Profile, type RankInput } from '@kaopu/scoring';
import { parentPort, workerData } from 'node:worker_threads';

/** What `rankAside` gives a thread to work on. */
export interface RankTask {
  platforms: RankInput[];
  profile: Profile;
  method: Method;
}

const { platforms, profile, method } = workerData as RankTask;
parentPort?.postMessage(rank(platforms, profile, RANKING_RULES.draws, RANKING_RULES.seed, method));
