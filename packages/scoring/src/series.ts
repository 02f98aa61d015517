import { asArray, asNumber, asObject, asText, orNull } from './codec.ts';
import { EMPTY_MEMORY, type DetectorMemory, type Excursion, type Point } from './detect.ts';
import { decodeKey, encodeKey, keySources } from './key-sources.ts';
import { compareMoments, type Moment } from './order.ts';
import { addToRing, type Ring } from './ring.ts';

/** Ring and detector of one noisy series (`indicator|subject`). */
export interface SeriesState {
  ring: Ring<Point>;
  memory: DetectorMemory;
}

export const EMPTY_SERIES: SeriesState = Object.freeze({
  ring: [],
  memory: EMPTY_MEMORY,
});

const PRECISION = 1_000_000;

function rounded(value: number): number {
  return Math.round(value * PRECISION) / PRECISION;
}

/** Two values of one observation for one series: the worse one is kept, whatever came first. */
function comparePoints(a: Point, b: Point): number {
  return compareMoments(a, b) || a.value - b.value || a.x - b.x;
}

export function addPoint(series: SeriesState, point: Point): SeriesState {
  const kept = { ...point, value: rounded(point.value), x: rounded(point.x) };
  return { ...series, ring: addToRing(series.ring, kept, comparePoints) };
}

/** Plain JSON; a ring fills a third of the space when each probe is named once. */
export function encodeSeries({ ring, memory }: SeriesState): Record<string, unknown> {
  const sources = keySources(ring);
  const rows = ring.map((point) => [point.t, encodeKey(point, sources), point.value, point.x]);
  return { sources, ring: rows, ...memory };
}

function decodePoint(value: unknown, path: string, sources: readonly unknown[]): Point {
  const [time, key, y, x] = asArray(value, path);
  const t = asNumber(time, path);
  const id = decodeKey(key, t, sources, path);
  return { t, id, value: asNumber(y, path), x: asNumber(x, path) };
}

function decodeMoment(value: unknown, path: string): Moment {
  const moment = asObject(value, path);
  return { t: asNumber(moment['t'], path), id: asText(moment['id'], path) };
}

function decodeExcursion(value: unknown, path: string): Excursion {
  const stored = asObject(value, path);
  const number = (field: string): number => asNumber(stored[field], `${path}.${field}`);
  return {
    ...decodeMoment(value, path),
    threshold: orNull(stored['threshold'], `${path}.threshold`, asNumber),
    temper: number('temper'),
    mean: number('mean'),
    low: number('low'),
    fine: number('fine'),
  };
}

/** Throws StateFault when the value is not what `encodeSeries` gives. */
export function decodeSeries(value: unknown, path: string): SeriesState {
  const stored = asObject(value, path);
  const sources = asArray(stored['sources'], `${path}.sources`);
  return {
    ring: asArray(stored['ring'], `${path}.ring`).map((row, i) =>
      decodePoint(row, `${path}.ring.${i}`, sources),
    ),
    memory: {
      reset: orNull(stored['reset'], `${path}.reset`, decodeMoment),
      open: orNull(stored['open'], `${path}.open`, decodeExcursion),
      through: orNull(stored['through'], `${path}.through`, decodeMoment),
    },
  };
}
