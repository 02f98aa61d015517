import { addToCounter, retractFromCounter, toUnits, UNIT, type Counter } from './counter.ts';
import { HOUR } from './decay.ts';
import { addEntry, periodOf } from './entries.ts';
import { addWait, retractWait, type EventCounter } from './event-counter.ts';
import type { Source } from './findings.ts';
import { hold } from './held.ts';
import { emptyIndicator, type IndicatorState } from './indicator-state.ts';
import { keep, type Kept } from './kept.ts';
import { addLook, retractLook as retractFromLooks } from './looks.ts';
import { METHOD, type IndicatorSpec } from './method.ts';
import { addPenalty, addQuery } from './penalties.ts';
import { addPrice } from './prices.ts';
import type { Reading } from './types.ts';
import { binOf, WAIT_SCALES } from './waits.ts';

/** The look a reading comes from. */
export interface Look {
  key: string;
  at: number;
  spacingMs: number;
}

type Conclusive = Reading & { x: number };

/** Entries of people, which are capped by reporter. An own test purchase is no hearsay. */
const CAPPED: ReadonlySet<Source | undefined> = new Set(['entry', 'proof']);

/** Evidence of one reading, before it is shared among the subjects of its look. */
function readingWeight(spec: IndicatorSpec, source: Source | undefined, spacingMs: number): number {
  if (source !== undefined && 'e' in spec.evidence) return METHOD.worth.register[source];
  const isPersons = source !== undefined && source !== 'official' && source !== 'page';
  if (isPersons) return METHOD.worth.counter[source];
  if ('m' in spec.evidence) return spec.evidence.m;
  if ('e' in spec.evidence) return spec.evidence.e;
  return Math.min(1, Math.max(0, spacingMs) / (spec.evidence.tauHours * HOUR));
}

function isConclusive(reading: Reading, spec: IndicatorSpec): reading is Conclusive {
  if (reading.x === null || !Number.isFinite(reading.x)) return false;
  if (spec.kind === 'prices') return reading.price !== undefined;
  return spec.kind !== 'waits' || (reading.duration?.seconds ?? -1) >= 0;
}

interface Weighed {
  reading: Conclusive;
  /** Millionths. */
  m: number;
}

/**
 * The readings that could tell, each with its share of the look's weight. Registers remember every
 * subject apart and share when they are read.
 */
function weigh(look: Look, readings: readonly Reading[], spec: IndicatorSpec): Weighed[] {
  const conclusive = readings.filter((reading) => isConclusive(reading, spec));
  const shared = conclusive.filter(({ source }) => !CAPPED.has(source)).length;
  return conclusive.map((reading) => {
    // Of a reporter's entries one counts anyway, and then in full.
    const isAlone = spec.kind === 'register' || CAPPED.has(reading.source);
    const share = readingWeight(spec, reading.source, look.spacingMs) / (isAlone ? 1 : shared);
    return { reading, m: Math.max(1, Math.round(share * UNIT)) };
  });
}

/**
 * Adds what one look said about one indicator. Readings that could not tell change nothing but the
 * count of looks; the others share the look's weight, so watching more products is no more evidence.
 */
export function foldLook(
  state: IndicatorState,
  look: Look,
  readings: readonly Reading[],
  spec: IndicatorSpec,
): IndicatorState {
  if (readings.length === 0) return state;
  const weighed = weigh(look, readings, spec);
  const looks = addLook(state.looks, look.at, weighed.length / readings.length);
  return weighed.reduce<IndicatorState>((sum, part) => foldReading(sum, look, part, spec), {
    ...state,
    looks,
  });
}

/** A reading as one remembered observation of a counter or of waits. */
function itemOf(look: Look, { reading, m }: Weighed, spec: IndicatorSpec): Kept {
  const origin = { t: look.at, id: look.key, subject: reading.subject, m };
  if (spec.kind !== 'waits') return { ...origin, atStake: UNIT - toUnits(reading.x), wait: null };
  const scale = WAIT_SCALES[spec.scale ?? 'first-reply'];
  const { seconds, censored } = reading.duration ?? { seconds: Infinity, censored: true };
  const wait = binOf(scale, seconds, censored);
  const atStake = wait.end === 'event' ? UNIT - toUnits(scale.u[wait.bin] ?? 0) : UNIT;
  return { ...origin, atStake, wait };
}

/** Adds a remembered observation to the sums of its kind. */
export function addItem(sums: Counter, item: Kept, halfLifeDays: number): Counter {
  return addToCounter(sums, { t: item.t, m: item.m, x: UNIT - item.atStake }, halfLifeDays);
}

export function addWaitItem(sums: EventCounter, item: Kept, halfLifeDays: number): EventCounter {
  const { t, m, wait } = item;
  return wait === null ? sums : addWait(sums, { t, m, ...wait }, halfLifeDays);
}

function foldReading(
  state: IndicatorState,
  look: Look,
  part: Weighed,
  spec: IndicatorSpec,
): IndicatorState {
  const { reading, m } = part;
  const moment = { t: look.at, id: look.key };
  const H = spec.halfLifeDays;
  if (state.kind === 'register') {
    const { subject, source = null } = reading;
    const word = { ...moment, subject, source, x: toUnits(reading.x), e: m / UNIT };
    return { ...state, held: hold(state.held, word, METHOD.held) };
  }
  if (state.kind === 'penalties') {
    const queried = addQuery(state.penalties, moment);
    const penalties =
      reading.penalty === undefined
        ? queried
        : addPenalty(queried, { ...moment, ...reading.penalty }, METHOD.penalties.kept);
    return { ...state, penalties };
  }
  if (state.kind === 'prices') {
    if (reading.price === undefined) return state;
    return { ...state, prices: addPrice(state.prices, reading.subject, reading.price, moment) };
  }
  const item = itemOf(look, part, spec);
  if (CAPPED.has(reading.source)) {
    const period = periodOf(look.at, METHOD.entries.periodDays);
    const entry = { ...item, by: reading.by ?? '', period };
    return { ...state, entries: addEntry(state.entries, entry, H, METHOD.entries.kept) };
  }
  const kept = keep(state.kept, item, H);
  return state.kind === 'counter'
    ? { ...state, kept, sums: addItem(state.sums, item, H) }
    : { ...state, kept, sums: addWaitItem(state.sums, item, H) };
}

/** One look's readings of one indicator, as they were folded. */
export interface FoldedLook {
  look: Look;
  readings: readonly Reading[];
}

/**
 * Takes one look back. Sums are exact inverses; what only knows its largest elements (newest time,
 * remembered observations, entries, registers) is read anew from `remaining`: the other looks at
 * this indicator, of the last three half-lives at least.
 */
export function retractLook(
  state: IndicatorState,
  { look, readings }: FoldedLook,
  remaining: readonly FoldedLook[],
  spec: IndicatorSpec,
): IndicatorState {
  if (readings.length === 0) return state;
  const H = spec.halfLifeDays;
  const weighed = weigh(look, readings, spec);
  const looks = retractFromLooks(state.looks, look.at, weighed.length / readings.length);
  const rest = remaining.reduce<IndicatorState>(
    (sum, other) => foldLook(sum, other.look, other.readings, spec),
    emptyIndicator(spec),
  );
  const summed = weighed
    .filter(({ reading }) => !CAPPED.has(reading.source))
    .map((part) => itemOf(look, part, spec));
  if (state.kind === 'counter' && rest.kind === 'counter') {
    const sums = summed.reduce(
      (left, { t, m, atStake }) => retractFromCounter(left, { t, m, x: UNIT - atStake }, H),
      state.sums,
    );
    return { ...rest, looks, sums: { ...sums, tMax: rest.sums.tMax } };
  }
  if (state.kind === 'waits' && rest.kind === 'waits') {
    const sums = summed.reduce(
      (left, { t, m, wait }) => (wait === null ? left : retractWait(left, { t, m, ...wait }, H)),
      state.sums,
    );
    return { ...rest, looks, sums: { ...sums, tMax: rest.sums.tMax } };
  }
  return { ...rest, looks };
}
