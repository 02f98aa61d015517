import { addToCounter, toUnits, UNIT } from './counter.ts';
import { HOUR } from './decay.ts';
import { addWait } from './event-counter.ts';
import type { IndicatorState } from './indicator-state.ts';
import { keep } from './kept.ts';
import { addLook } from './looks.ts';
import type { IndicatorSpec } from './method.ts';
import { mergeRegisters } from './register.ts';
import type { Reading } from './types.ts';
import { binOf, WAIT_SCALES } from './waits.ts';

/** The look a reading comes from. */
export interface Look {
  key: string;
  at: number;
  spacingMs: number;
}

type Conclusive = Reading & { x: number };

/** Evidence of one whole look, before it is shared among its subjects. */
function lookWeight(spec: IndicatorSpec, spacingMs: number): number {
  if ('m' in spec.evidence) return spec.evidence.m;
  if ('e' in spec.evidence) return spec.evidence.e;
  return Math.min(1, Math.max(0, spacingMs) / (spec.evidence.tauHours * HOUR));
}

function isConclusive(reading: Reading, spec: IndicatorSpec): reading is Conclusive {
  if (reading.x === null || !Number.isFinite(reading.x)) return false;
  return spec.kind !== 'waits' || (reading.duration?.seconds ?? -1) >= 0;
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
  const conclusive = readings.filter((reading) => isConclusive(reading, spec));
  const looks = addLook(state.looks, look.at, conclusive.length / readings.length);
  const share = lookWeight(spec, look.spacingMs) / Math.max(1, conclusive.length);
  const m = Math.max(1, Math.round(share * UNIT));
  return conclusive.reduce<IndicatorState>(
    (sum, reading) => foldReading(sum, look, reading, m, spec),
    { ...state, looks },
  );
}

function foldReading(
  state: IndicatorState,
  look: Look,
  reading: Conclusive,
  m: number,
  spec: IndicatorSpec,
): IndicatorState {
  const t = look.at;
  const origin = { t, id: look.key, subject: reading.subject };
  const x = toUnits(reading.x);
  if (state.kind === 'register') {
    const e = 'e' in spec.evidence ? spec.evidence.e : m / UNIT;
    return { ...state, held: mergeRegisters(state.held, { ...origin, x, e }) };
  }
  if (state.kind === 'counter') {
    const kept = keep(
      state.kept,
      { ...origin, m, atStake: UNIT - x, wait: null },
      spec.halfLifeDays,
    );
    return { ...state, kept, sums: addToCounter(state.sums, { t, m, x }, spec.halfLifeDays) };
  }
  const scale = WAIT_SCALES[spec.scale ?? 'first-reply'];
  const { seconds, censored } = reading.duration ?? { seconds: Infinity, censored: true };
  const wait = binOf(scale, seconds, censored);
  const atStake = wait.end === 'event' ? UNIT - toUnits(scale.u[wait.bin] ?? 0) : UNIT;
  const kept = keep(state.kept, { ...origin, m, atStake, wait }, spec.halfLifeDays);
  return { ...state, kept, sums: addWait(state.sums, { t, m, ...wait }, spec.halfLifeDays) };
}
