import {
  ownProfiles,
  platformMoment,
  storeCandidateScores,
  type CandidateWork,
  type Db,
} from '@kaopu/db';
import { judge, type Hash } from '@kaopu/scoring';
import { buyers } from './buyers.ts';
import type { Methods } from './methods.ts';
import { refold } from './rebuild.ts';

/** Keeps what a platform scores under a method on trial, beside what counts. */
export async function scoreByCandidate(
  db: Db,
  methods: Methods,
  hash: Hash,
  work: CandidateWork,
): Promise<void> {
  const method = await methods.find(work.method);
  const moment = await platformMoment(db, work.platformId);
  // Not a method of this version, or a platform that is gone: nothing to score.
  if (typeof method === 'string' || moment === null) return;
  const { scores } = judge({
    now: moment.now.getTime(),
    state: await refold(db, work.platformId, moment, method, hash),
    observations: [],
    profiles: buyers(await ownProfiles(db)),
    openAlerts: [],
    knownAt: String(moment.judgeSeq),
    hash,
    method,
  });
  await storeCandidateScores(db, work, moment.now, scores);
}
