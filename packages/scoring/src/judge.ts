import { decideAlerts } from './alerts.ts';
import { sortedRecord } from './codec.ts';
import { EPOCH } from './decay.ts';
import { EMPTY_DIGEST, shiftDigest } from './digest.ts';
import { decodeFindings, encodeFindings } from './findings-codec.ts';
import type { Findings } from './findings.ts';
import { insightsOf } from './insights.ts';
import { retractFacts, sightFacts } from './judge-facts.ts';
import { decodeIndicators, encodeIndicators, foldObservations } from './judge-indicators.ts';
import { extendSeries, retractSeries } from './judge-series.ts';
import type {
  JudgedObservation,
  JudgeInput,
  JudgeOutput,
  PlatformState,
  Retraction,
} from './judge-types.ts';
import { refuseUnknownFields, refuseUnknownWishes } from './known-fields.ts';
import { METHOD_VERSION } from './method-version.ts';
import { CURRENT_METHOD, METHOD, type Method } from './method.ts';
import { compareMoments } from './order.ts';
import { pointsLostBy } from './points-lost.ts';
import { profileText } from './profiles.ts';
import { findingsOf, retractObservations } from './retract.ts';
import { readPlatform, scoreReadouts, type IndicatorStates } from './score.ts';
import type { Change } from './types.ts';

/** The state of a platform nobody has looked at. */
export function emptyState(): PlatformState {
  return { indicators: {}, series: {}, facts: {}, findings: {}, digest: EMPTY_DIGEST };
}

/** Oldest first; what claims to come from before EPOCH or from the future is left out. */
function usable(observations: readonly JudgedObservation[], now: number): JudgedObservation[] {
  return observations
    .filter(({ at }) => at >= EPOCH && at <= now + METHOD.clockSkewMs)
    .sort((a, b) => compareMoments({ t: a.at, id: a.key }, { t: b.at, id: b.key }));
}

interface Memory {
  indicators: IndicatorStates;
  findings: Findings;
  facts: Record<string, unknown>;
  series: Record<string, unknown>;
  digest: string;
  changes: Change[];
}

function usableRetraction({ taken, remaining }: Retraction, now: number): Retraction {
  return { taken: usable(taken, now), remaining: usable(remaining, now) };
}

function takeBack(
  memory: Memory,
  retraction: Retraction,
  { now, hash }: JudgeInput,
  method: Method,
): Memory {
  const { taken, remaining } = retraction;
  const mark = { keys: taken.map(({ key }) => key), at: now };
  const facts = retractFacts(memory.facts, remaining, mark);
  const indicators = retractObservations(memory.indicators, retraction, method);
  const count = Object.keys(indicators).length;
  const series = retractSeries(memory.series, remaining, mark, facts.facts, count);
  return {
    indicators,
    findings: findingsOf({}, remaining),
    facts: facts.facts,
    series: series.series,
    digest: shiftDigest(memory.digest, taken, hash, -1n),
    changes: [...memory.changes, ...facts.changes, ...series.changes],
  };
}

/**
 * The pure chain: fold, score every profile, find changes, decide alerts. The same input gives the
 * same output, whatever the order of the batch.
 *
 * Every observation must be given exactly once in a platform's life: the sums cannot tell a repeat
 * from a second look. The database's unique observation key guarantees that; nothing here does.
 *
 * Throws StateFault on a stored state it cannot read, RangeError on unusable profile weights,
 * UnknownFieldFault on an observation or a profile with a field the vocabulary does not know.
 */
export function judge(input: JudgeInput): JudgeOutput {
  const { now, state, profiles, openAlerts, hash, knownAt } = input;
  refuseUnknownFields(input.observations);
  refuseUnknownFields(input.retraction?.taken ?? []);
  refuseUnknownFields(input.retraction?.remaining ?? []);
  refuseUnknownWishes(profiles);
  const by = input.method ?? { method: CURRENT_METHOD, version: METHOD_VERSION };
  const observations = usable(input.observations, now);

  const folded = foldObservations(
    decodeIndicators(state.indicators, by.method),
    observations,
    by.method,
  );
  const sighted = sightFacts(state.facts, observations);
  const extended = extendSeries(
    state.series,
    observations,
    sighted.facts,
    Object.keys(folded).length,
    pointsLostBy(folded, now, by.method),
  );
  const found: Memory = {
    indicators: folded,
    findings: findingsOf(decodeFindings(state.findings), observations),
    facts: sighted.facts,
    series: extended.series,
    digest: shiftDigest(state.digest, observations, hash),
    changes: [...sighted.changes, ...extended.changes],
  };
  const retraction = input.retraction && usableRetraction(input.retraction, now);
  const { indicators, findings, facts, series, digest, changes } =
    retraction === undefined ? found : takeBack(found, retraction, input, by.method);

  const insights = insightsOf({ indicators, findings, facts, series }, by.method, now);
  const readouts = readPlatform(indicators, now, by.method);
  const scores = profiles.map((profile) => ({
    ...scoreReadouts(readouts, profile, now, insights.floors, by),
    knownAt,
    inputDigest: digest,
    profileHash: hash(profileText(profile)),
  }));

  changes.sort((a, b) => a.at - b.at);
  return {
    state: {
      indicators: encodeIndicators(indicators),
      series: sortedRecord(series),
      facts: sortedRecord(facts),
      findings: sortedRecord(encodeFindings(findings)),
      digest,
    },
    scores,
    insights,
    changes,
    alerts: decideAlerts(openAlerts, changes),
    wantsConfirmation: sighted.wantsConfirmation,
  };
}
