import { ratio } from './arithmetic.ts';
import { UNIT } from './counter.ts';
import { EPOCH, HOUR, weightAt } from './decay.ts';
import type { IndicatorState } from './indicator-state.ts';
import { observability } from './looks.ts';
import { METHOD, type IndicatorSpec } from './method.ts';
import { NO_EVIDENCE, posterior, type Evidence, type Posterior } from './posterior.ts';
import type { IndicatorScore } from './score-types.ts';
import { survival } from './survival.ts';
import type { IndicatorId } from './types.ts';
import { WAIT_SCALES } from './waits.ts';

/** An indicator read at one moment, with what its explanation needs. */
export interface IndicatorReadout {
  indicator: IndicatorId;
  spec: IndicatorSpec;
  state: IndicatorState | null;
  evidence: Evidence;
  posterior: Posterior;
  newest: number | null;
  thin: boolean;
  observability: number | null;
}

interface Sums {
  W: bigint;
  T: bigint;
  tMax: number;
}

function evidenceOfSums(sums: Sums, mean: number, now: number, spec: IndicatorSpec): Evidence {
  const meanTime = EPOCH + ratio(sums.T, sums.W) * HOUR;
  return {
    n: ratio(sums.W, weightAt(now, spec.halfLifeDays) * BigInt(UNIT)),
    mean,
    newestAge: now - sums.tMax,
    meanAge: now - meanTime,
  };
}

/** What a state says at `now` (ms UTC, not before EPOCH). */
export function evidenceOf(state: IndicatorState, now: number, spec: IndicatorSpec): Evidence {
  if (state.kind === 'register') {
    if (state.held === null) return NO_EVIDENCE;
    const { t, x, e } = state.held;
    const faded = ratio(weightAt(t, spec.halfLifeDays), weightAt(now, spec.halfLifeDays));
    return { n: e * faded, mean: x / UNIT, newestAge: now - t, meanAge: now - t };
  }
  if (state.sums.W <= 0n) return NO_EVIDENCE;
  if (state.kind === 'counter') {
    const mean = ratio(state.sums.S, state.sums.W * BigInt(UNIT));
    return evidenceOfSums(state.sums, mean, now, spec);
  }
  const { mean } = survival(state.sums, WAIT_SCALES[spec.scale ?? 'first-reply'].u);
  return mean === null ? NO_EVIDENCE : evidenceOfSums(state.sums, mean, now, spec);
}

function newestOf(state: IndicatorState): number | null {
  if (state.kind === 'register') return state.held?.t ?? null;
  return state.sums.tMax < 0 ? null : state.sums.tMax;
}

export function readIndicator(
  indicator: IndicatorId,
  state: IndicatorState | null,
  now: number,
  spec: IndicatorSpec,
): IndicatorReadout {
  const evidence = state === null ? NO_EVIDENCE : evidenceOf(state, now, spec);
  return {
    indicator,
    spec,
    state,
    evidence,
    posterior: posterior(evidence, spec.sigmaD),
    newest: state === null ? null : newestOf(state),
    thin: evidence.n < METHOD.thinBelow,
    observability: state === null ? null : observability(state.looks),
  };
}

export function indicatorScore(readout: IndicatorReadout): IndicatorScore {
  const { indicator, posterior: p, evidence, newest, thin } = readout;
  return {
    indicator,
    mu: p.mu,
    lo: p.lo,
    hi: p.hi,
    n: evidence.n,
    newest,
    thin,
    observability: readout.observability,
  };
}
