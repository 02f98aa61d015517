import { retractionsOf, type Db, type UnjudgedObservation } from '@kaopu/db';
import { METHOD, type JudgedObservation, type Retraction } from '@kaopu/scoring';
import { z } from 'zod';
import { takenObservations } from './history.ts';

const Seen = z.object({ target: z.string() });

/** Keys of the observations that these take back. */
function targetsOf(observations: readonly UnjudgedObservation[]): string[] {
  return observations.flatMap(({ kind, seen }) => {
    const read = kind === 'retraction' ? Seen.safeParse(seen) : undefined;
    return read?.success ? [read.data.target] : [];
  });
}

/**
 * What the run `judgeSeq` takes back, and everything else that counts by then: what earlier runs
 * took in and nobody had taken back, and what this run takes in itself (`taking`). Undefined when
 * it takes nothing back. The whole history is held at once, as readings, not as pages: what only
 * knows its largest elements must be read anew.
 */
export async function retractionOf(
  db: Db,
  platformId: string,
  judgeSeq: bigint,
  observations: readonly UnjudgedObservation[],
  taking: readonly JudgedObservation[],
): Promise<Retraction | undefined> {
  const targets = new Set(targetsOf(observations));
  if (targets.size === 0) return undefined;
  const retracted = await retractionsOf(db, platformId);
  const gone = new Set(
    retracted
      .filter((earlier) => earlier.judgeSeq !== null && earlier.judgeSeq < judgeSeq)
      .map(({ target }) => target),
  );
  const known: JudgedObservation[] = [];
  for await (const batch of takenObservations(db, platformId, judgeSeq - 1n)) {
    for (const { stored, judged } of batch) {
      // A run refuses what claims to come from the future; what never counted is not taken back.
      const refused =
        stored.judgedAt !== null && judged.at > stored.judgedAt.getTime() + METHOD.clockSkewMs;
      if (!refused && !gone.has(judged.key)) known.push(judged);
    }
  }
  const all = [...known, ...taking];
  return {
    taken: all.filter(({ key }) => targets.has(key)),
    remaining: all.filter(({ key }) => !targets.has(key)),
  };
}
