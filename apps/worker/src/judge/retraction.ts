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

/** Observations that count after the run `upTo`: nobody has taken them back by then. */
export async function* countedObservations(
  db: Db,
  platformId: string,
  upTo: bigint,
): AsyncGenerator<JudgedObservation[]> {
  const retracted = await retractionsOf(db, platformId);
  const gone = new Set(
    retracted
      .filter(({ judgeSeq }) => judgeSeq !== null && judgeSeq <= upTo)
      .map(({ target }) => target),
  );
  for await (const batch of takenObservations(db, platformId, upTo)) {
    // A run refuses what claims to come from the future: that never counted.
    const accepted = batch.filter(
      ({ stored, judged }) =>
        stored.judgedAt === null || judged.at <= stored.judgedAt.getTime() + METHOD.clockSkewMs,
    );
    yield accepted.map(({ judged }) => judged).filter(({ key }) => !gone.has(key));
  }
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
  const all: JudgedObservation[] = [];
  for await (const batch of countedObservations(db, platformId, judgeSeq - 1n)) all.push(...batch);
  all.push(...taking);
  return {
    taken: all.filter(({ key }) => targets.has(key)),
    remaining: all.filter(({ key }) => !targets.has(key)),
  };
}
