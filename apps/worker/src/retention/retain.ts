import {
  dropMonth,
  judgedState,
  missingCheckpoints,
  monthsToDrop,
  outdatedSeries,
  storeCheckpoint,
  type Db,
  type MissingCheckpoint,
} from '@kaopu/db';
import { SERIES_VERSION } from '@kaopu/probes';
import type { Hash, PlatformState } from '@kaopu/scoring';
import type { Methods } from '../judge/methods.ts';
import { rebuildState } from '../judge/rebuild.ts';

export interface RetentionOptions {
  methods: Methods;
  hash: Hash;
  /** Months older than so many days go. */
  days: number;
  signal: AbortSignal;
}

/**
 * Keeps the state after the earliest run that replay can start from: made anew from the observations
 * that are still there, or else the one the platform stands at. false when it has none.
 */
async function checkpoint(
  db: Db,
  { platformId, judgeSeq }: MissingCheckpoint,
  { methods, hash }: RetentionOptions,
): Promise<boolean> {
  const stored = await judgedState(db, platformId);
  if (stored === null) return true;
  if (stored.state === null || stored.method === null) return false;
  const { method } = stored;
  const known = await methods.find(method);
  const made =
    typeof known === 'object' && judgeSeq < stored.judgeSeq
      ? { judgeSeq, state: await rebuildState(db, platformId, judgeSeq, known, hash) }
      : { judgeSeq: stored.judgeSeq, state: stored.state as PlatformState };
  await storeCheckpoint(db, platformId, { ...made, method, digest: made.state.digest });
  return true;
}

export interface DroppedMonth {
  month: string;
  dropped: number;
  kept: number;
}

/**
 * Drops the months that are old enough, each once every platform's state is kept that rests on it.
 * A month that something still waits for, and all after it, stay for a later round.
 */
export async function dropOldMonths(db: Db, options: RetentionOptions): Promise<DroppedMonth[]> {
  const done: DroppedMonth[] = [];
  // What was not rolled up yet would be gone for good.
  if ((await outdatedSeries(db, SERIES_VERSION, 1)).length > 0) return done;
  for (const month of await monthsToDrop(db, options.days)) {
    for (const missing of await missingCheckpoints(db, month)) {
      if (options.signal.aborted || !(await checkpoint(db, missing, options))) return done;
    }
    const dropped = await dropMonth(db, month);
    if (dropped === null) return done;
    done.push({ month, ...dropped });
  }
  return done;
}
