import {
  citedReferences,
  judgedObservations,
  type Db,
  type JudgedPlace,
  type StoredObservation,
} from '@kaopu/db';
import type { JudgedObservation } from '@kaopu/scoring';
import { toJudged } from './readings.ts';

/** Observations read at once: what a page showed can be large. */
const BATCH = 200;

/** An observation as the judge took it; of looks gathered in one, each for itself. */
export interface TakenObservation {
  stored: StoredObservation;
  judged: JudgedObservation;
}

/** A judge run with the observations it took in, as it took them in. */
export interface TakenRun {
  judgeSeq: bigint;
  /** When it was, ms. */
  at: number;
  taken: TakenObservation[];
}

/** Stored observations as the judge took them, by exactly the market references they cite. */
async function judgedAgain(
  db: Db,
  platformId: string,
  stored: StoredObservation[],
): Promise<TakenObservation[]> {
  const cited = stored.flatMap(({ references }) => Object.values(references ?? {}));
  const rows = cited.length === 0 ? [] : await citedReferences(db, [...new Set(cited)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return stored.flatMap((observation) => {
    const market = Object.entries(observation.references ?? {}).flatMap(([item, id]) => {
      const row = byId.get(id);
      return row === undefined ? [] : [[item, row] as const];
    });
    const { judged } = toJudged(platformId, observation, new Map(market), observation.items ?? {});
    return judged.map((look) => ({ stored: observation, judged: look }));
  });
}

/**
 * All judged observations of a platform up to a run, and after another, in the order they were taken
 * in, by batches.
 */
export async function* takenObservations(
  db: Db,
  platformId: string,
  upTo: bigint,
  from: bigint = 0n,
): AsyncGenerator<TakenObservation[]> {
  let after: JudgedPlace | null = null;
  for (;;) {
    const batch: StoredObservation[] = await judgedObservations(db, {
      platformId,
      from,
      after,
      upTo,
      limit: BATCH,
    });
    const last = batch.at(-1);
    if (last === undefined) return;
    yield await judgedAgain(db, platformId, batch);
    after = last;
  }
}

/** The same by run. A run without observations is left out. */
export async function* takenRuns(
  db: Db,
  platformId: string,
  { after, upTo }: { after: bigint; upTo: bigint },
): AsyncGenerator<TakenRun> {
  let open: TakenRun | null = null;
  for await (const batch of takenObservations(db, platformId, upTo, after)) {
    for (const taken of batch) {
      if (open !== null && open.judgeSeq !== taken.stored.judgeSeq) {
        yield open;
        open = null;
      }
      open ??= { judgeSeq: taken.stored.judgeSeq, at: 0, taken: [] };
      open.taken.push(taken);
      // A run whose snapshot is gone was not before the newest it took in.
      open.at = taken.stored.judgedAt?.getTime() ?? Math.max(open.at, taken.judged.at);
    }
  }
  if (open !== null) yield open;
}
