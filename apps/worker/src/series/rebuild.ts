import { droppedBefore, judgedState, outdatedSeries, replaceDays, type Db } from '@kaopu/db';
import {
  dayOf,
  packedOnce,
  rollUp,
  SERIES_VERSION,
  seriesPoints,
  unpackHours,
  type DayOfSeries,
  type SeriesPoint,
} from '@kaopu/probes';
import { countedObservations } from '../judge/retraction.ts';

const DAY_MS = 86_400_000;

/** The first Beijing day of which all observations are there; null: every day. */
async function firstWholeDay(db: Db): Promise<string | null> {
  const horizon = await droppedBefore(db);
  return horizon === null ? null : dayOf(horizon.getTime() + DAY_MS - 1);
}

/** Batches of days joined, a record an hour. */
function joined(days: readonly DayOfSeries[]): DayOfSeries[] {
  const groups = Map.groupBy(days, ({ indicator, subject, day }) =>
    JSON.stringify([indicator, day, subject]),
  );
  return [...groups.values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const hours = unpackHours(Buffer.concat(parts.map((part) => part.hours)));
    return [{ ...first, hours: packedOnce(hours) }];
  });
}

/**
 * Makes a platform's series anew from its stored observations; days of which some were dropped stay as
 * they are. A judge that runs meanwhile makes it begin again.
 *
 * @returns how many days were made; null when the platform is gone
 */
export async function rebuildSeries(db: Db, platformId: string): Promise<number | null> {
  for (;;) {
    const stored = await judgedState(db, platformId);
    if (stored === null) return null;
    const from = await firstWholeDay(db);
    const isKnown = ({ at }: SeriesPoint) => from === null || dayOf(at) >= from;
    const parts: DayOfSeries[] = [];
    for await (const looks of countedObservations(db, platformId, stored.judgeSeq)) {
      // What counts was not of the future when it was judged, and so is not now.
      parts.push(...rollUp(seriesPoints(looks, Date.now()).filter(isKnown)));
    }
    const days = joined(parts);
    const { judgeSeq } = stored;
    if (await replaceDays(db, { platformId, judgeSeq, from, version: SERIES_VERSION }, days)) {
      return days.length;
    }
  }
}

/** Makes anew what older rules made, or nobody yet; a platform at a time, until told to stop. */
export async function rebuildOutdated(db: Db, signal: AbortSignal): Promise<number> {
  let made = 0;
  while (!signal.aborted) {
    const [platformId] = await outdatedSeries(db, SERIES_VERSION, 1);
    if (platformId === undefined) break;
    if ((await rebuildSeries(db, platformId)) !== null) made += 1;
  }
  return made;
}
