import { platformMoment, storeCandidateScores, type CandidateWork, type Db } from '@kaopu/db';
import {
  emptyState,
  judge,
  STANDARD_PROFILES,
  type Hash,
  type JudgedObservation,
  type StampedScore,
} from '@kaopu/scoring';
import type { Methods, VersionedMethod } from './methods.ts';
import { countedObservations } from './retraction.ts';

/**
 * Scores of a platform under another method, from all observations that count after the run
 * `judgeSeq`. Batches stand for runs here: scores do not depend on who was told what when.
 */
async function scoresUnder(
  db: Db,
  platformId: string,
  { judgeSeq, now }: { judgeSeq: bigint; now: Date },
  method: VersionedMethod,
  hash: Hash,
): Promise<StampedScore[]> {
  const run = {
    now: now.getTime(),
    knownAt: String(judgeSeq),
    openAlerts: [],
    hash,
    method,
  };
  let state = emptyState();
  const take = (observations: JudgedObservation[]) => {
    ({ state } = judge({ ...run, state, observations, profiles: [] }));
  };
  for await (const batch of countedObservations(db, platformId, judgeSeq)) take(batch);
  return judge({ ...run, state, observations: [], profiles: STANDARD_PROFILES }).scores;
}

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
  const scores = await scoresUnder(db, work.platformId, moment, method, hash);
  await storeCandidateScores(db, work, moment.now, scores);
}
