/**
 * B11: simulation-based calibration (Talts et al. 2018): qualities drawn from the model's own prior,
 * drifting as in world W3; how often intervals of 50, 80 and 90 % contain the quality at the end.
 */
import { addToCounter, EMPTY_COUNTER, UNIT } from '../src/counter.ts';
import { evidenceOf } from '../src/indicator.ts';
import { NO_LOOKS } from '../src/looks.ts';
import type { IndicatorState } from '../src/indicator-state.ts';
import { METHOD, type IndicatorSpec } from '../src/method.ts';
import { posterior } from '../src/posterior.ts';
import { randomFrom, type Random } from './random.ts';
import { row, type Row } from './rows.ts';
import { logisticOf } from './statistics.ts';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const RUNS = 3000;

interface Case {
  name: string;
  /** Of the logit, per square root of a day. */
  drift: number;
  perDay: number;
  halfLifeDays: number;
  assumed: number;
  silentDays?: number;
  observations?: number;
  /** `cautious`: assumes more drift than there is, so too wide is right and too narrow is not. */
  kind: 'exact' | 'cautious' | 'wrong';
}

const CASES: Case[] = [
  { name: 'static', drift: 0, perDay: 4, halfLifeDays: 30, assumed: 0.05, kind: 'cautious' },
  { name: 'drift .05', drift: 0.05, perDay: 4, halfLifeDays: 30, assumed: 0.05, kind: 'exact' },
  { name: 'H 14', drift: 0.05, perDay: 4, halfLifeDays: 14, assumed: 0.05, kind: 'exact' },
  { name: '24 a day', drift: 0.05, perDay: 24, halfLifeDays: 30, assumed: 0.05, kind: 'exact' },
  { name: 'drift .10', drift: 0.1, perDay: 4, halfLifeDays: 14, assumed: 0.1, kind: 'exact' },
  { name: '1 a day', drift: 0.05, perDay: 1, halfLifeDays: 30, assumed: 0.05, kind: 'exact' },
  {
    name: '30 d silent',
    drift: 0.05,
    perDay: 4,
    halfLifeDays: 30,
    assumed: 0.05,
    silentDays: 30,
    kind: 'exact',
  },
  {
    name: '90 d silent',
    drift: 0.05,
    perDay: 4,
    halfLifeDays: 30,
    assumed: 0.05,
    silentDays: 90,
    kind: 'exact',
  },
  { name: '.1 a day', drift: 0.05, perDay: 0.1, halfLifeDays: 90, assumed: 0.05, kind: 'exact' },
  {
    name: '3 in all',
    drift: 0,
    perDay: 1,
    halfLifeDays: 30,
    assumed: 0.05,
    observations: 3,
    kind: 'exact',
  },
  {
    name: 'drift .10, .05 assumed',
    drift: 0.1,
    perDay: 4,
    halfLifeDays: 30,
    assumed: 0.05,
    kind: 'wrong',
  },
];

/** Two-sided normal quantiles. */
const LEVELS = [
  { nominal: 0.5, z: 0.6745 },
  { nominal: 0.8, z: 1.2816 },
  { nominal: 0.9, z: METHOD.z },
];

function specOf({ halfLifeDays, assumed }: Case): IndicatorSpec {
  return {
    dimension: 'technology',
    kind: 'counter',
    halfLifeDays,
    sigmaD: assumed,
    evidence: { m: 1 },
    v: 1,
  };
}

/** One history and the quality it ends with. */
function simulate(random: Random, tried: Case) {
  const { drift, perDay, halfLifeDays, silentDays = 0 } = tried;
  const looks = tried.observations ?? Math.ceil(4 * halfLifeDays * perDay);
  const { kappa, mu0 } = METHOD;
  const start = random.beta(kappa * mu0, kappa * (1 - mu0));
  let logit = Math.log(start / (1 - start));
  let sums = EMPTY_COUNTER;
  for (let i = 0; i < looks; i += 1) {
    const t = START + Math.round((i * DAY) / perDay);
    const x = random.uniform() < logisticOf(logit) ? UNIT : 0;
    sums = addToCounter(sums, { t, m: UNIT, x }, halfLifeDays);
    if (drift > 0 && i + 1 < looks) logit += drift * random.normal() * Math.sqrt(1 / perDay);
  }
  logit += drift * random.normal() * Math.sqrt(silentDays);
  return { sums, truth: logisticOf(logit), now: sums.tMax + silentDays * DAY };
}

/** Shares of histories whose end lies inside the interval of each level. */
function coverage(tried: Case, withDrift: boolean): number[] {
  const random = randomFrom(71);
  const spec = specOf(tried);
  const inside = LEVELS.map(() => 0);
  for (let run = 0; run < RUNS; run += 1) {
    const { sums, truth, now } = simulate(random, tried);
    const state: IndicatorState = { kind: 'counter', looks: NO_LOOKS, sums, entries: [], kept: [] };
    const evidence = evidenceOf(state, now, spec);
    for (const [i, { z }] of LEVELS.entries()) {
      const { lo, hi } = posterior(evidence, withDrift ? spec.sigmaD : 0, { ...METHOD, z });
      if (lo <= truth && truth <= hi) inside[i] = (inside[i] ?? 0) + 1;
    }
  }
  return inside.map((count) => count / RUNS);
}

function extreme(cases: readonly { name: string; at: number }[], sign: 1 | -1) {
  return cases.reduce((a, b) => (sign * b.at > sign * a.at ? b : a));
}

export function run(): Row[] {
  const found = CASES.map((tried) => ({ tried, shares: coverage(tried, true) }));
  const drifting = CASES.find(({ name }) => name === 'drift .05');
  const without = drifting === undefined ? [] : coverage(drifting, false);
  return LEVELS.flatMap(({ nominal }, i) => {
    const at = (kinds: readonly Case['kind'][]) =>
      found
        .filter(({ tried }) => kinds.includes(tried.kind))
        .map(({ tried, shares }) => ({ name: tried.name, at: shares[i] ?? NaN }));
    const least = extreme(at(['exact', 'cautious']), -1);
    const most = extreme(at(['exact']), 1);
    const unjudged = at(['cautious', 'wrong']).map((one) => `${one.name} ${one.at.toFixed(2)}`);
    return [
      row({
        id: `B11 ${100 * nominal} % least`,
        figure: least.at,
        atLeast: nominal - 0.03,
        limit: String(nominal),
        baseline: `no drift term ${(without[i] ?? NaN).toFixed(3)}`,
        note: least.name,
      }),
      row({
        id: `B11 ${100 * nominal} % most`,
        figure: most.at,
        atMost: Math.min(1, nominal + 0.1),
        limit: String(nominal),
        note: `${most.name}; beside it: ${unjudged.join(', ')}`,
      }),
    ];
  });
}
