import { mergeSummaries, NOTHING, subtractSummary, summaryOf, type Summary } from '@kaopu/scoring';
import { readNumbers, writeNumbers } from '../varints.ts';

/**
 * A day of a series as bytes that are only ever appended to: records of one hour each, later ones
 * adding to, taking from or standing in for what was said of their hour before. Two such texts joined
 * are both merged, so whoever writes need not read.
 */
const ACTS = ['add', 'take', 'replace'] as const;
export interface HourRecord {
  act: (typeof ACTS)[number];
  /** 0 to 23. */
  hour: number;
  summary: Summary;
}

/** One value is its own least, greatest and bucket. */
function numbersOf({ act, hour, summary }: HourRecord): number[] {
  const { n, sum, min, max, buckets } = summary;
  const head = [hour * ACTS.length + ACTS.indexOf(act), n];
  if (n === 0) return head;
  if (n === 1) return [...head, sum];
  const numbers = [...head, sum, min, max - min];
  let last = 0;
  for (const [bucket, count] of [...buckets].sort(([a], [b]) => a - b)) {
    numbers.push(bucket - last, count);
    last = bucket;
  }
  return numbers;
}

export function packHours(records: readonly HourRecord[]): Uint8Array {
  return writeNumbers(records.flatMap(numbersOf));
}

/** Reads numbers one by one; throws RangeError at the end. */
function reader(numbers: readonly number[]) {
  let at = 0;
  return {
    isOver: () => at >= numbers.length,
    next(): number {
      const number = numbers[at++];
      if (number === undefined) throw new RangeError('a roll-up is cut off');
      return number;
    },
  };
}

function readSummary({ next }: ReturnType<typeof reader>): Summary {
  const n = next();
  if (n === 0) return NOTHING;
  const sum = next();
  if (n === 1) return summaryOf([sum]);
  const min = next();
  const max = min + next();
  const buckets = new Map<number, number>();
  let last = 0;
  for (let left = n; left > 0;) {
    last += next();
    const count = next();
    if (count <= 0 || count > left) throw new RangeError('counts of a roll-up do not add up');
    buckets.set(last, count);
    left -= count;
  }
  return { n, sum, min, max, buckets };
}

/** What a day's bytes say, by hour, hours without values left out. Throws RangeError for bytes that are none. */
export function unpackHours(bytes: Uint8Array): Map<number, Summary> {
  const read = reader(readNumbers(bytes));
  const hours = new Map<number, Summary>();
  while (!read.isOver()) {
    const head = read.next();
    const hour = Math.floor(head / ACTS.length);
    const act = ACTS[head % ACTS.length];
    if (act === undefined || hour > 23) throw new RangeError(`a roll-up of hour ${hour}`);
    const summary = readSummary(read);
    const before = hours.get(hour) ?? NOTHING;
    if (act === 'add') hours.set(hour, mergeSummaries(before, summary));
    else hours.set(hour, act === 'take' ? subtractSummary(before, summary) : summary);
  }
  return new Map([...hours].filter(([, { n }]) => n > 0).sort(([a], [b]) => a - b));
}

/** The same said once: a record an hour, in order. */
export function packedOnce(hours: ReadonlyMap<number, Summary>): Uint8Array {
  return packHours([...hours].map(([hour, summary]) => ({ act: 'add', hour, summary })));
}

/** All hours together, as one record. */
export function packedWhole(hours: ReadonlyMap<number, Summary>): Uint8Array {
  const summary = [...hours.values()].reduce(mergeSummaries, NOTHING);
  return summary.n === 0 ? new Uint8Array() : packHours([{ act: 'add', hour: 0, summary }]);
}
