import { addFinding, type Findings } from './findings.ts';
import { retractLook, type FoldedLook } from './fold.ts';
import type { JudgedObservation, Retraction } from './judge-types.ts';
import { CURRENT_METHOD, type Method } from './method.ts';
import type { IndicatorStates } from './score.ts';
import { INDICATORS, type IndicatorId } from './types.ts';

function lookAt(observation: JudgedObservation, indicator: IndicatorId): FoldedLook {
  const { key, at, spacingMs } = observation;
  const readings = observation.readings.filter((reading) => reading.indicator === indicator);
  return { look: { key, at, spacingMs }, readings };
}

/** Takes observations back from all indicators they spoke of. */
export function retractObservations(
  states: IndicatorStates,
  { taken, remaining }: Retraction,
  method: Method = CURRENT_METHOD,
): IndicatorStates {
  const left = { ...states };
  for (const id of INDICATORS) {
    const others = remaining.map((observation) => lookAt(observation, id));
    for (const observation of taken) {
      const state = left[id];
      if (state === undefined) continue;
      left[id] = retractLook(state, lookAt(observation, id), others, method.indicators[id]);
    }
  }
  return left;
}

/** Everything found out by these observations. */
export function findingsOf(known: Findings, observations: readonly JudgedObservation[]): Findings {
  let findings = known;
  for (const { key: id, at: t, findings: found = [] } of observations) {
    for (const finding of found) findings = addFinding(findings, finding, { t, id });
  }
  return findings;
}
