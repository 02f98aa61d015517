import type { Db } from '@kaopu/db';
import { emptyState, judge, type Hash, type PlatformState } from '@kaopu/scoring';
import { takenRuns, type TakenRun } from './history.ts';
import type { VersionedMethod } from './methods.ts';
import { retractionOf } from './retraction.ts';

/** Takes a run's observations in again, as it did then, and scores `profiles` at its time. */
export async function judgeAgain(
  db: Db,
  platformId: string,
  state: PlatformState,
  { judgeSeq, at, taken }: TakenRun,
  by: { method: VersionedMethod; hash: Hash; profiles: Parameters<typeof judge>[0]['profiles'] },
): Promise<ReturnType<typeof judge>> {
  const observations = taken.map(({ judged }) => judged);
  const stored = taken.map((observation) => observation.stored);
  const retraction = await retractionOf(db, platformId, judgeSeq, stored, observations);
  return judge({
    now: at,
    state,
    observations,
    profiles: by.profiles,
    openAlerts: [],
    knownAt: String(judgeSeq),
    hash: by.hash,
    method: by.method,
    ...(retraction && { retraction }),
  });
}

/**
 * The state of a platform after the run `upTo`, made anew from stored observations: run by run, so
 * that it remembers having told exactly what was told. Changes of the past are not told again.
 */
export async function rebuildState(
  db: Db,
  platformId: string,
  upTo: bigint,
  method: VersionedMethod,
  hash: Hash,
): Promise<PlatformState> {
  let state = emptyState();
  for await (const run of takenRuns(db, platformId, upTo)) {
    ({ state } = await judgeAgain(db, platformId, state, run, { method, hash, profiles: [] }));
  }
  return state;
}
