import {
  claimPruning,
  dropOldDrafts,
  finishPruning,
  pruneAlertLog,
  pruneEvidence,
  type Db,
  type EvidenceFiles,
  type Pruned,
  type PrunedLog,
} from '@kaopu/db';

export interface PruneOptions {
  files: EvidenceFiles;
  /** Where drafts of killed workers of this machine may lie. */
  folder: string;
  days: number;
  signal: AbortSignal;
}

/** Once a night: deletes old evidence and the old log of alerts. Returns null when this night's is done already, or under way. */
export async function pruneTonight(
  db: Db,
  { files, folder, days, signal }: PruneOptions,
  now: () => number,
): Promise<(Pruned & PrunedLog) | null> {
  const day = await claimPruning(db, new Date(now()));
  if (day === null) return null;
  await dropOldDrafts(folder, now());
  const log = await pruneAlertLog(db, signal);
  const pruned = await pruneEvidence(db, files, days, signal);
  if (!signal.aborted) await finishPruning(db, day, new Date(now()), pruned);
  return { ...pruned, ...log };
}
