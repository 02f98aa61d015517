import { rank, type Profile, type RankInput } from '@kaopu/scoring';
import { parentPort, workerData } from 'node:worker_threads';

/** What `rankAside` gives a thread to work on. */
export interface RankTask {
  platforms: RankInput[];
  profile: Profile;
}

const { platforms, profile } = workerData as RankTask;
parentPort?.postMessage(rank(platforms, profile));
