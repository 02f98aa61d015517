import { execute, ms, rows, type Db, toJson } from './client.ts';
import { claimNight } from './nightly.ts';

/** Platforms that some judge run has scored. */
export async function judgedPlatforms(db: Db): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `SELECT id FROM platform WHERE judge_seq > 0 ORDER BY id`,
  );
  return found.map(({ id }) => id);
}

/** Takes on this night's replay, from three o'clock on; its day, or null when there is nothing to do. */
export function claimReplay(db: Db, now: Date): Promise<string | null> {
  return claimNight(db, 'replay_run', 3, now);
}

export interface ReplayOutcome {
  platforms: number;
  snapshots: number;
  differences: number;
  /** The first differences, with their platforms and paths. */
  details: unknown[];
}

export async function finishReplay(
  db: Db,
  day: string,
  at: Date,
  outcome: ReplayOutcome,
): Promise<void> {
  await execute(
    db,
    `UPDATE replay_run SET finished_at = $2::timestamptz, platforms = $3, snapshots = $4,
       differences = $5, details = $6::jsonb
     WHERE day = $1::date`,
    day,
    at.toISOString(),
    outcome.platforms,
    outcome.snapshots,
    outcome.differences,
    toJson(outcome.details),
  );
}

export interface LastReplay {
  at: Date;
  platforms: number;
  snapshots: number;
  differences: number;
}

/** The newest one that ended, as JSON; null before any. */
export const LAST_REPLAY = `SELECT jsonb_build_object('at', ${ms('finished_at')}, 'platforms', platforms,
    'snapshots', snapshots, 'differences', differences)
  FROM replay_run WHERE finished_at IS NOT NULL ORDER BY day DESC LIMIT 1`;
