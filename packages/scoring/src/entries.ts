import { EPOCH, DAY } from './decay.ts';
import { compareKept, type Kept } from './kept.ts';
import { compareText } from './order.ts';

/**
 * Entries of people, capped: of all that one reporter says about an indicator within a fixed period
 * only the newest (t, id) counts, so a flood of entries weighs like one. Keeping the newest periods
 * is idempotent, commutative and associative: the result is the same in any order of arrival.
 */
export interface Entry extends Kept {
  by: string;
  /** Number of the period it falls into, counted from EPOCH. */
  period: number;
}

export type Entries = readonly Entry[];

export function periodOf(t: number, periodDays: number): number {
  return Math.floor((t - EPOCH) / (periodDays * DAY));
}

function compareKeys(a: Entry, b: Entry): number {
  return a.period - b.period || compareText(a.by, b.by);
}

/** `most`: how many (reporter, period) pairs are remembered, the newest ones. */
export function addEntry(
  entries: Entries,
  entry: Entry,
  halfLifeDays: number,
  most: number,
): Entries {
  const others = entries.filter((other) => compareKeys(other, entry) !== 0);
  const present = entries.find((other) => compareKeys(other, entry) === 0);
  const newest = (a: Entry, b: Entry) =>
    a.t - b.t || compareText(a.id, b.id) || compareKept(a, b, halfLifeDays);
  const kept = present !== undefined && newest(present, entry) >= 0 ? present : entry;
  return [...others, kept].sort(compareKeys).slice(-most);
}

export function mergeEntries(a: Entries, b: Entries, halfLifeDays: number, most: number): Entries {
  return b.reduce((sum, entry) => addEntry(sum, entry, halfLifeDays, most), a);
}
