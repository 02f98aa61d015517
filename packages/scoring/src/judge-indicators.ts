import { sortedRecord } from './codec.ts';
import { foldLook } from './fold.ts';
import { decodeIndicator, encodeIndicator } from './indicator-codec.ts';
import { emptyIndicator } from './indicator-state.ts';
import type { JudgedObservation } from './judge-types.ts';
import { CURRENT_METHOD, type Method } from './method.ts';
import type { IndicatorStates } from './score.ts';
import { INDICATORS, type IndicatorId, type Reading } from './types.ts';

type Stored = Readonly<Record<string, unknown>>;

/** Throws StateFault when something stored is not readable. */
export function decodeIndicators(
  stored: Stored,
  { indicators }: Method = CURRENT_METHOD,
): IndicatorStates {
  const states: IndicatorStates = {};
  for (const id of INDICATORS) {
    const value = stored[id];
    if (value === undefined) continue;
    states[id] = decodeIndicator(value, indicators[id].kind, `indicators.${id}`);
  }
  return states;
}

export function encodeIndicators(states: IndicatorStates): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const id of INDICATORS) {
    const state = states[id];
    if (state !== undefined) record[id] = encodeIndicator(state);
  }
  return sortedRecord(record);
}

function readingsByIndicator(readings: readonly Reading[]): Map<IndicatorId, Reading[]> {
  return Map.groupBy(readings, (reading) => reading.indicator);
}

/** Adds observations to what is known; the result does not depend on their order. */
export function foldObservations(
  states: IndicatorStates,
  observations: readonly JudgedObservation[],
  { indicators }: Method = CURRENT_METHOD,
): IndicatorStates {
  const folded = { ...states };
  for (const { key, at, spacingMs, readings } of observations) {
    for (const [id, group] of readingsByIndicator(readings)) {
      const spec = indicators[id];
      const state = folded[id] ?? emptyIndicator(spec);
      folded[id] = foldLook(state, { key, at, spacingMs }, group, spec);
    }
  }
  return folded;
}
