import { openDays, sealDays, type Db, type SeriesDay } from '@kaopu/db';
import { dayOf, packedOnce, packedWhole, unpackHours } from '@kaopu/probes';

const BATCH = 500;

/** Bytes of another version, or damaged, say nothing: rebuilding makes them anew. */
function hoursOf({ hours }: SeriesDay): ReturnType<typeof unpackHours> {
  try {
    return unpackHours(hours);
  } catch (error) {
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}

/** Merges the records of days that are over, each into one an hour and one of the whole day. */
export async function sealSeries(db: Db, now: number): Promise<number> {
  let sealed = 0;
  for (;;) {
    const days = await openDays(db, dayOf(now), BATCH);
    const merged = days.map((day) => {
      const hours = hoursOf(day);
      return { day, hours: packedOnce(hours), whole: packedWhole(hours) };
    });
    const count = await sealDays(db, merged);
    sealed += count;
    // None: each of them was appended to meanwhile, and has its turn in the next round.
    if (days.length < BATCH || count === 0) return sealed;
  }
}
