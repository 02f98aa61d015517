import { decideAlerts } from './alerts.ts';
import { sortedRecord } from './codec.ts';
import { EPOCH } from './decay.ts';
import { sightFacts } from './judge-facts.ts';
import { decodeIndicators, encodeIndicators, foldObservations } from './judge-indicators.ts';
import { extendSeries } from './judge-series.ts';
import type { JudgedObservation, JudgeInput, JudgeOutput, PlatformState } from './judge-types.ts';
import { METHOD } from './method.ts';
import { compareMoments } from './order.ts';
import { readPlatform, scoreReadouts } from './score.ts';

/** The state of a platform nobody has looked at. */
export function emptyState(): PlatformState {
  return { indicators: {}, series: {}, facts: {} };
}

/** Oldest first; what claims to come from before EPOCH or from the future is left out. */
function usable(observations: readonly JudgedObservation[], now: number): JudgedObservation[] {
  return observations
    .filter(({ at }) => at >= EPOCH && at <= now + METHOD.clockSkewMs)
    .sort((a, b) => compareMoments({ t: a.at, id: a.key }, { t: b.at, id: b.key }));
}

/**
 * The pure chain: fold, score every profile, find changes, decide alerts. The same input gives the
 * same output, whatever the order of the batch.
 *
 * Every observation must be given exactly once in a platform's life: the sums cannot tell a repeat
 * from a second look. The database's unique observation key guarantees that; nothing here does.
 *
 * Throws StateFault on a stored state it cannot read, RangeError on unusable profile weights.
 */
export function judge(input: JudgeInput): JudgeOutput {
  const { now, state, profiles, openAlerts, vetoes = [] } = input;
  const observations = usable(input.observations, now);

  const indicators = foldObservations(decodeIndicators(state.indicators), observations);
  const readouts = readPlatform(indicators, now);
  const scores = profiles.map((profile) => scoreReadouts(readouts, profile, now, vetoes));

  const sighted = sightFacts(state.facts, observations);
  const extended = extendSeries(
    state.series,
    observations,
    sighted.facts,
    Object.keys(indicators).length,
  );
  const changes = [...sighted.changes, ...extended.changes].sort((a, b) => a.at - b.at);
  return {
    state: {
      indicators: encodeIndicators(indicators),
      series: sortedRecord(extended.series),
      facts: sortedRecord(sighted.facts),
    },
    scores,
    changes,
    alerts: decideAlerts(openAlerts, changes),
    wantsConfirmation: sighted.wantsConfirmation,
  };
}
