/** B10: time of an update and of a platform's score, and size of what is stored, after ten years. */
import { foldLook } from '../src/fold.ts';
import { encodeIndicator } from '../src/indicator-codec.ts';
import { emptyIndicator, type IndicatorState } from '../src/indicator-state.ts';
import { INDICATOR_SPECS, type IndicatorKind } from '../src/method.ts';
import { PROFILE_WEIGHTS } from '../src/profiles.ts';
import { score, type IndicatorStates } from '../src/score.ts';
import { INDICATORS, type IndicatorId, type Reading } from '../src/types.ts';
import { WAIT_SCALES } from '../src/waits.ts';
import { randomFrom, type Random } from './random.ts';
import { row, type Row } from './rows.ts';
import { median } from './statistics.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPACING = 6 * HOUR;
const END = Date.UTC(2036, 0, 1);
const YEARS = 10 * 365 * DAY;
const PROBE = 'b1c6a4e2-6f0d-4c7e-9a55-3d2f8e71c0ab';

const SCORED_INDICATORS = 25;

function readingOf(random: Random, indicator: IndicatorId): Reading {
  const { kind, scale } = INDICATOR_SPECS[indicator];
  const x = random.uniform() < 0.9 ? 1 : Math.round(1000 * random.uniform()) / 1000;
  if (kind !== 'waits') return { indicator, subject: '', x };
  const { horizon } = WAIT_SCALES[scale ?? 'first-reply'];
  const seconds = horizon * 0.02 * Math.exp(1.8 * random.normal());
  // Pages time out at one wait, tickets are cut short at any.
  const censored = random.uniform() < 0.05;
  const until = scale === 'latency' ? 15 : seconds;
  return { indicator, subject: '', x, duration: { seconds: censored ? until : seconds, censored } };
}

interface Update {
  look: { key: string; at: number; spacingMs: number };
  readings: Reading[];
}

function updateOf(random: Random, indicator: IndicatorId, at: number): Update {
  const look = { key: `${PROBE}/${at}`, at, spacingMs: SPACING };
  return { look, readings: [readingOf(random, indicator)] };
}

function folded(
  state: IndicatorState,
  { look, readings }: Update,
  id: IndicatorId,
): IndicatorState {
  return foldLook(state, look, readings, INDICATOR_SPECS[id]);
}

function tenYears(indicator: IndicatorId, seed: number): IndicatorState {
  const random = randomFrom(seed);
  let state = emptyIndicator(INDICATOR_SPECS[indicator]);
  for (let at = END - YEARS; at < END; at += SPACING) {
    state = folded(state, updateOf(random, indicator, at), indicator);
  }
  return state;
}

/** Median over batches of the mean microseconds of one call; the first batches warm up. */
function microseconds(batches: number, size: number, call: (i: number) => void): number {
  const times: number[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const start = performance.now();
    for (let i = 0; i < size; i += 1) call(batch * size + i);
    times.push(((performance.now() - start) * 1000) / size);
  }
  return median(times.slice(batches >> 2));
}

/** Updates of the weeks after the ten years, of one indicator. */
function updateTime(indicator: IndicatorId, start: IndicatorState): number {
  const random = randomFrom(83);
  const updates = Array.from({ length: 1000 }, (_, i) =>
    updateOf(random, indicator, END + i * SPACING),
  );
  let state = start;
  return microseconds(1200, 100, (i) => {
    const next = i % updates.length;
    if (next === 0) state = start;
    const update = updates[next];
    if (update !== undefined) state = folded(state, update, indicator);
  });
}

function bytes(state: IndicatorState): number {
  return Buffer.byteLength(JSON.stringify(encodeIndicator(state)));
}

export function run(): Row[] {
  const states: IndicatorStates = {};
  for (const [i, id] of INDICATORS.entries()) states[id] = tenYears(id, 89 + i);
  const found = INDICATORS.flatMap((id) => {
    const state = states[id];
    if (state === undefined) return [];
    const { kind } = INDICATOR_SPECS[id];
    return [{ id, kind, size: bytes(state), time: updateTime(id, state) }];
  });
  const largest = (kind: IndicatorKind) =>
    found.filter((one) => one.kind === kind).reduce((a, b) => (b.size > a.size ? b : a));
  const slowest = found.reduce((a, b) => (b.time > a.time ? b : a));
  const oneScore = microseconds(2000, 5, () => score(states, END, PROFILE_WEIGHTS.medium));
  const scoreTime = (oneScore * SCORED_INDICATORS) / INDICATORS.length;
  const [counter, waits] = [largest('counter'), largest('waits')];
  const within = (id: string, figure: number, limit: number, unit: string, note: string): Row =>
    row({
      id,
      figure: figure / limit,
      atMost: 1,
      limit: `1 = ${limit} ${unit}`,
      note: `${figure.toPrecision(4)} ${unit}; ${note}`,
    });
  return [
    within('B10 update', slowest.time, 5, 'us', `slowest indicator, ${slowest.id}`),
    within(
      'B10 score',
      scoreTime,
      200,
      'us',
      `${INDICATORS.length} indicators scaled to ${SCORED_INDICATORS}`,
    ),
    within('B10 counter state', counter.size, 1024, 'bytes', `largest, ${counter.id}`),
    within('B10 waits state', waits.size, 2560, 'bytes', `largest, ${waits.id}`),
  ];
}
