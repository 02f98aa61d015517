import { DAY, HOUR } from './decay.ts';
import type { Moment } from './order.ts';
import { addToRing, type Compare, type Ring } from './ring.ts';

const BEIJING = 8 * HOUR;

/** Number of the Beijing day (UTC+8, no summer time) that a UTC instant in ms belongs to. */
export function beijingDay(t: number): number {
  return Math.floor((t + BEIJING) / DAY);
}

/**
 * One element a Beijing day, the largest under an order that begins with (t, id), for the newest
 * `size` days that have any; oldest first. Adding and merging are idempotent, commutative and
 * associative: a day that fell out is older than `size` others and never comes back.
 */
export type DayRing<T extends Moment> = Ring<T>;

export function addToDays<T extends Moment>(
  ring: DayRing<T>,
  item: T,
  compare: Compare<T>,
  size: number,
): DayRing<T> {
  const day = beijingDay(item.t);
  const present = ring.find((element) => beijingDay(element.t) === day);
  if (present === undefined) return addToRing(ring, item, compare, size);
  if (compare(present, item) >= 0) return ring;
  return addToRing(
    ring.filter((element) => element !== present),
    item,
    compare,
    size,
  );
}
