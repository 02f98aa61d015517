import { distrustSeries, openDays, sealDays, type Db, type SeriesDay } from '@kaopu/db';
import { dayOf, packedOnce, packedWhole, unpackHours } from '@kaopu/probes';

/** Looks have the right of way between two batches. */
const BATCH = 100;

/** Null for bytes that are none. */
function hoursOf({ hours }: SeriesDay): ReturnType<typeof unpackHours> | null {
  try {
    return unpackHours(hours);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Merges the records of days that are over, each into one an hour and one of the whole day. A platform
 * with bytes that say nothing has its series made anew.
 */
export async function sealSeries(db: Db, now: number): Promise<number> {
  let sealed = 0;
  for (;;) {
    const days = await openDays(db, dayOf(now), BATCH);
    const read = days.map((day) => ({ day, hours: hoursOf(day) }));
    const count = await sealDays(
      db,
      read.map(({ day, hours }) => ({
        day,
        hours: packedOnce(hours ?? new Map()),
        whole: packedWhole(hours ?? new Map()),
      })),
    );
    const damaged = read.flatMap(({ day, hours }) => (hours === null ? [day.platformId] : []));
    if (damaged.length > 0) await distrustSeries(db, damaged);
    sealed += count;
    // None: each of them was appended to meanwhile, and has its turn in the next round.
    if (days.length < BATCH || count === 0) return sealed;
  }
}
