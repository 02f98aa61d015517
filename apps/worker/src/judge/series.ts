import { droppedBefore, type Db, type Judgement } from '@kaopu/db';
import { rollUp, seriesPoints } from '@kaopu/probes';
import type { JudgedObservation, Retraction } from '@kaopu/scoring';

/** What the days of a platform's series are told by one judge run. */
export async function seriesTold(
  db: Db,
  taking: readonly JudgedObservation[],
  retraction: Retraction | undefined,
  now: Date,
): Promise<Judgement['series']> {
  const pointsOf = (looks: readonly JudgedObservation[]) => seriesPoints(looks, now.getTime());
  const back = retraction && {
    taken: pointsOf(retraction.taken),
    remaining: pointsOf(retraction.remaining),
    knownFrom: (await droppedBefore(db))?.getTime() ?? 0,
  };
  return rollUp(pointsOf(taking), back).map((day) => ({
    ...day,
    hours: Buffer.from(day.hours).toString('base64'),
  }));
}
