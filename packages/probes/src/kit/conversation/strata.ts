import { fingerprint } from '../findings.ts';

/**
 * Parts of the week, on Beijing's clock (UTC+8, no summer time): working hours, the rest of a
 * working day, nights, and weekend days. Public holidays count as the weekday they fall on.
 */
export const STRATA = ['workday', 'evening', 'night', 'weekend'] as const;
export type Stratum = (typeof STRATA)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEIJING_MS = 8 * HOUR_MS;

const NIGHT_ENDS = 8;
const NIGHT_BEGINS = 23;
const WORK_BEGINS = 9;
const WORK_ENDS = 18;

/** The part of the week an instant (ms UTC) falls in. */
export function stratumOf(at: number): Stratum {
  const local = at + BEIJING_MS;
  const hour = Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);
  if (hour < NIGHT_ENDS || hour >= NIGHT_BEGINS) return 'night';
  // 1970-01-01 was a Thursday; 0 is Monday.
  const weekday = (((Math.floor(local / DAY_MS) + 3) % 7) + 7) % 7;
  if (weekday >= 5) return 'weekend';
  return hour >= WORK_BEGINS && hour < WORK_ENDS ? 'workday' : 'evening';
}

/** A number in [0,1) that a text decides: the same text, the same number. */
export function drawn(text: string): number {
  const mask = (1n << 64n) - 1n;
  let z = BigInt(`0x${fingerprint(text)}`);
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
}

/** Hours of a window that lie in one part of the week; all parts begin and end on the hour. */
function hoursOf(from: number, windowMs: number, stratum: Stratum | null): [number, number][] {
  const hours: [number, number][] = [];
  const end = from + windowMs;
  for (let start = from; start < end;) {
    const next = Math.min(end, (Math.floor(start / HOUR_MS) + 1) * HOUR_MS);
    if (stratum === null || stratumOf(start) === stratum) hours.push([start, next]);
    start = next;
  }
  return hours;
}

function orders(items: readonly Stratum[]): Stratum[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

const ORDERS = orders(STRATA);

export interface Slot {
  /** Whose moments these are; another seed gives others. */
  seed: string;
  slotAt: number;
  intervalMs: number;
  /** How long after its slot a question may be asked. */
  windowMs: number;
}

/**
 * When to ask in a slot: a random moment of the part of the week that is this slot's turn. Four
 * slots in a row take one part each, in a random order of those that their windows allow; where
 * the windows reach too little, as many as possible do. Decided by the seed and the slot alone.
 */
export function momentIn({ seed, slotAt, intervalMs, windowMs }: Slot): number {
  if (windowMs <= 0) return slotAt;
  const index = Math.floor(slotAt / intervalMs);
  const cycle = Math.floor(index / STRATA.length);
  const place = index - cycle * STRATA.length;
  const reachable = STRATA.map((_, other) =>
    STRATA.filter(
      (stratum) => hoursOf(slotAt + (other - place) * intervalMs, windowMs, stratum).length > 0,
    ),
  );
  const kept = ORDERS.map((order) => ({
    order,
    met: order.filter((stratum, other) => reachable[other]?.includes(stratum)).length,
  }));
  const most = Math.max(...kept.map(({ met }) => met));
  const best = kept.filter(({ met }) => met === most);
  const order = best[Math.floor(drawn(`${seed} ${cycle}`) * best.length)]?.order;
  const wanted = hoursOf(slotAt, windowMs, order?.[place] ?? null);
  const hours = wanted.length > 0 ? wanted : hoursOf(slotAt, windowMs, null);
  const total = hours.reduce((sum, [start, end]) => sum + end - start, 0);
  let left = Math.floor(drawn(`${seed} ${index} moment`) * total);
  for (const [start, end] of hours) {
    if (left < end - start) return start + left;
    left -= end - start;
  }
  return slotAt;
}
