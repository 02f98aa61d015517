import { checkpointOf, type Db } from '@kaopu/db';
import {
  emptyIndicator,
  emptyState,
  encodeIndicators,
  INDICATORS,
  judge,
  type Hash,
  type PlatformState,
} from '@kaopu/scoring';
import { takenRuns, type TakenRun } from './history.ts';
import type { VersionedMethod } from './methods.ts';
import { countedObservations, retractionOf } from './retraction.ts';

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

/** A run, and the state after it. */
export interface StateAfter {
  judgeSeq: bigint;
  state: PlatformState;
}

/**
 * Where runs up to `upTo` are taken in again from: the state kept when older observations were dropped,
 * or the beginning.
 */
export async function startOf(
  db: Db,
  platformId: string,
  upTo: bigint,
  method: VersionedMethod,
  hash: Hash,
): Promise<StateAfter> {
  const kept = await checkpointOf(db, platformId);
  if (kept === null || kept.judgeSeq > upTo) return { judgeSeq: 0n, state: emptyState() };
  const { judgeSeq, at } = kept;
  const state = kept.state as PlatformState;
  if (kept.method === method.version) return { judgeSeq, state };
  const moment = { judgeSeq, now: at };
  return { judgeSeq, state: await changeMethod(db, platformId, moment, state, method, hash) };
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
  const start = await startOf(db, platformId, upTo, method, hash);
  let { state } = start;
  for await (const run of takenRuns(db, platformId, { after: start.judgeSeq, upTo })) {
    ({ state } = await judgeAgain(db, platformId, state, run, { method, hash, profiles: [] }));
  }
  return state;
}

/** A moment of a platform's history. */
export interface Moment {
  /** The last run that belongs to it. */
  judgeSeq: bigint;
  now: Date;
}

/**
 * What all observations that count at a moment say by some method, in batches instead of runs:
 * right in all that scores are made from, much faster, but it cannot know what has been told.
 */
export async function refold(
  db: Db,
  platformId: string,
  { judgeSeq, now }: Moment,
  method: VersionedMethod,
  hash: Hash,
): Promise<PlatformState> {
  const run = {
    now: now.getTime(),
    knownAt: String(judgeSeq),
    profiles: [],
    openAlerts: [],
    hash,
    method,
  };
  let state = emptyState();
  for await (const observations of countedObservations(db, platformId, judgeSeq)) {
    ({ state } = judge({ ...run, state, observations }));
  }
  return state;
}

/**
 * A state under another method: the same evidence weighed anew, while what has been told stays
 * told. Facts and series do not depend on what methods may vary.
 */
export async function changeMethod(
  db: Db,
  platformId: string,
  moment: Moment,
  told: PlatformState,
  method: VersionedMethod,
  hash: Hash,
): Promise<PlatformState> {
  const { indicators, findings, digest } = await refold(db, platformId, moment, method, hash);
  // An indicator all of whose observations were taken back is known still, and empty.
  const known = INDICATORS.filter((id) => told.indicators[id] !== undefined);
  const empty = known.map((id) => [id, emptyIndicator(method.method.indicators[id])] as const);
  return {
    indicators: { ...encodeIndicators(Object.fromEntries(empty)), ...indicators },
    findings,
    digest,
    facts: told.facts,
    series: told.series,
  };
}
