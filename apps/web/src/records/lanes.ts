import type { RecordEvent } from '@kaopu/contracts';
import { timeTicks } from '../charts/time-ticks.ts';

type Lane = RecordEvent['lane'];

/** As the picture has them, the gravest on top. */
const LANES: readonly Lane[] = [
  'penalty',
  'lawsuit',
  'qualification',
  'authorisation',
  'ownership',
  'price',
  'own',
];

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const MIN_SPAN_MS = 30 * DAY_MS;

/** Lanes with anything in them, and the two that are looked for first even when empty. */
export function shownLanes(events: readonly RecordEvent[]): Lane[] {
  const there = new Set(events.map(({ lane }) => lane));
  return LANES.filter((lane) => there.has(lane) || lane === 'penalty' || lane === 'lawsuit');
}

/** From the oldest event to now, or to what lies ahead; never so short that marks lie on each other. */
export function spanOf(events: readonly RecordEvent[], now: number): [from: number, to: number] {
  const times = events.map(({ at }) => new Date(at).getTime());
  const to = Math.max(now, ...times);
  return [Math.min(to - MIN_SPAN_MS, ...times) - DAY_MS, to];
}

/** Years where the span has several, else days. */
export function ticksOf(
  [from, to]: readonly [number, number],
  count: number,
): { at: number; text: string }[] {
  if (to - from < YEAR_MS) return timeTicks(from, to, count);
  const first = new Date(from).getUTCFullYear() + 1;
  const last = new Date(to).getUTCFullYear();
  const every = Math.max(1, Math.ceil((last - first + 1) / count));
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => {
    const year = first + i * every;
    return { at: Date.parse(`${year}-01-01T00:00:00+08:00`), text: String(year) };
  });
}

export interface Counted {
  penalties: number;
  lawsuits: number;
  namesakes: number;
}

/** What is on record about this very company, and what only bears its name. */
export function countedOf(events: readonly RecordEvent[]): Counted {
  const own = events.filter(({ match }) => match !== null && match !== 'namesake');
  const inLane = (lane: Lane) => own.filter((event) => event.lane === lane).length;
  return {
    penalties: inLane('penalty'),
    lawsuits: inLane('lawsuit'),
    namesakes: events.filter(({ match }) => match === 'namesake').length,
  };
}
