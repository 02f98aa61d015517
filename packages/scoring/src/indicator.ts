import { ratio } from './arithmetic.ts';
import { UNIT, type Counter } from './counter.ts';
import { DAY, EPOCH, HOUR, weightAt } from './decay.ts';
import type { EventCounter } from './event-counter.ts';
import { addItem, addWaitItem } from './fold.ts';
import { strongest, type Held, type Register } from './held.ts';
import type { IndicatorState } from './indicator-state.ts';
import { observability } from './looks.ts';
import { METHOD, type Constants, type IndicatorSpec, type Method } from './method.ts';
import { penaltyUtility, type Penalties } from './penalties.ts';
import { NO_EVIDENCE, posterior, type Evidence, type Posterior } from './posterior.ts';
import { daysOfSwings, swingsOf, type Prices } from './prices.ts';
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

/** What 1 observation of time `t` is still worth at `now`. */
export function fadedWorth(t: number, now: number, halfLifeDays: number): number {
  return ratio(weightAt(t, halfLifeDays), weightAt(now, halfLifeDays));
}

/** A register's word by subject, each with its part of the evidence. */
export function heldParts(
  held: Held,
  now: number,
  spec: IndicatorSpec,
): { word: Register; n: number }[] {
  const parts = strongest(held, ({ t, e }) => e * fadedWorth(t, now, spec.halfLifeDays));
  return parts.map(({ word, n }) => ({ word, n: n / parts.length }));
}

/**
 * Subjects share: n is the mean of what each is worth, the mean utility weighs them by it. Words so
 * old that nothing is left of them are still old: without their age the interval would narrow.
 */
function evidenceOfHeld(held: Held, now: number, spec: IndicatorSpec): Evidence {
  const parts = heldParts(held, now, spec);
  if (parts.length === 0) return NO_EVIDENCE;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const newestAge = Math.min(...parts.map(({ word }) => now - word.t));
  if (!(n > 0)) return { n: 0, mean: 0, newestAge, meanAge: newestAge };
  const mean = (value: (word: Register) => number) =>
    parts.reduce((sum, part) => sum + part.n * value(part.word), 0) / n;
  return {
    n,
    mean: Math.min(
      1,
      mean(({ x }) => x / UNIT),
    ),
    newestAge,
    meanAge: mean(({ t }) => now - t),
  };
}

/** Of penalties: how they add up, and how lately a register answered. */
function evidenceOfPenalties(
  penalties: Penalties,
  now: number,
  spec: IndicatorSpec,
  constants: Constants,
): Evidence {
  const { queried } = penalties;
  if (queried === null) return NO_EVIDENCE;
  const worth = 'e' in spec.evidence ? spec.evidence.e : 1;
  const age = now - queried.t;
  return {
    n: worth * fadedWorth(queried.t, now, spec.halfLifeDays),
    mean: penaltyUtility(penalties, now, constants.penalties),
    newestAge: age,
    meanAge: age,
  };
}

/**
 * Of prices day by day: each product counts by its returns, and a day of returns is worth what its
 * share of the rhythm says.
 */
function evidenceOfPrices(prices: Prices, now: number, spec: IndicatorSpec): Evidence {
  const swings = swingsOf(prices, now);
  const days = daysOfSwings(swings);
  if (days.length === 0 || !('tauHours' in spec.evidence)) return NO_EVIDENCE;
  const perDay = DAY / (spec.evidence.tauHours * HOUR);
  const worth = days.map((t) => perDay * fadedWorth(t, now, spec.halfLifeDays));
  const n = worth.reduce((sum, part) => sum + part, 0);
  const returns = swings.reduce((sum, swing) => sum + swing.returns.length, 0);
  const mean = swings.reduce((sum, swing) => sum + swing.x * swing.returns.length, 0) / returns;
  const ages = days.map((t) => now - t);
  const meanAge = ages.reduce((sum, age, i) => sum + age * (worth[i] ?? 0), 0) / n;
  return { n, mean: Math.min(1, mean), newestAge: Math.min(...ages), meanAge };
}

/** Sums of looks and of people's entries together. */
export function wholeCounter(state: StateOf<'counter'>, spec: IndicatorSpec): Counter {
  return state.entries.reduce((sum, item) => addItem(sum, item, spec.halfLifeDays), state.sums);
}

export function wholeWaits(state: StateOf<'waits'>, spec: IndicatorSpec): EventCounter {
  return state.entries.reduce((sum, item) => addWaitItem(sum, item, spec.halfLifeDays), state.sums);
}

type StateOf<K extends IndicatorState['kind']> = Extract<IndicatorState, { kind: K }>;

/** What a state says at `now` (ms UTC, not before EPOCH). */
export function evidenceOf(
  state: IndicatorState,
  now: number,
  spec: IndicatorSpec,
  constants: Constants = METHOD,
): Evidence {
  if (state.kind === 'register') return evidenceOfHeld(state.held, now, spec);
  if (state.kind === 'penalties') {
    return evidenceOfPenalties(state.penalties, now, spec, constants);
  }
  if (state.kind === 'prices') return evidenceOfPrices(state.prices, now, spec);
  if (state.kind === 'counter') {
    const sums = wholeCounter(state, spec);
    if (sums.W <= 0n) return NO_EVIDENCE;
    return evidenceOfSums(sums, ratio(sums.S, sums.W * BigInt(UNIT)), now, spec);
  }
  const sums = wholeWaits(state, spec);
  if (sums.W <= 0n) return NO_EVIDENCE;
  const { mean } = survival(sums, WAIT_SCALES[spec.scale ?? 'first-reply'].u);
  return mean === null ? NO_EVIDENCE : evidenceOfSums(sums, mean, now, spec);
}

/** Newest conclusive observation, ms UTC; null before any. */
function newestOf(state: IndicatorState): number | null {
  if (state.kind === 'register') return state.held.at(-1)?.t ?? null;
  if (state.kind === 'penalties') return state.penalties.queried?.t ?? null;
  if (state.kind === 'prices') return state.prices.latest.at(-1)?.t ?? null;
  const newest = Math.max(state.sums.tMax, ...state.entries.map(({ t }) => t));
  return newest < 0 ? null : newest;
}

export function readIndicator(
  indicator: IndicatorId,
  state: IndicatorState | null,
  now: number,
  method: Method,
): IndicatorReadout {
  const spec = method.indicators[indicator];
  const { constants } = method;
  const evidence = state === null ? NO_EVIDENCE : evidenceOf(state, now, spec, constants);
  return {
    indicator,
    spec,
    state,
    evidence,
    posterior: posterior(evidence, spec.sigmaD, constants),
    newest: state === null ? null : newestOf(state),
    thin: evidence.n < constants.thinBelow,
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
    mean: evidence.mean,
    sd: Math.sqrt(p.variance),
    newest,
    thin,
    observability: readout.observability,
  };
}
