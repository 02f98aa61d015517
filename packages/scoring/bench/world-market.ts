/** World W1: platforms of drifting quality, watched unevenly, some hiding what is bad. */
import { dirichlet, type Random } from './random.ts';
import { logisticOf, mean } from './statistics.ts';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const DAYS = 120;
const PLATFORMS = 60;
const DIMENSIONS = 6;
const INDICATORS = 4;
const DRIFT = 0.03;

export const END = START + DAYS * DAY;

export function dayTime(day: number): number {
  return START + day * DAY + DAY / 2;
}

/** One indicator of one platform. */
export interface Cell {
  observed: boolean;
  /** Would be kept from view by those who hide. */
  hidden: boolean;
  /** Days with observations, oldest first. */
  days: { day: number; good: number; bad: number }[];
  good: number;
  n: number;
  /** True quality at the end, 0–1. */
  quality: number;
}

interface Platform {
  dimensions: Cell[][];
  truth: number;
}

export interface Market {
  platforms: Platform[];
  weights: number[];
}

/** `fall`: the day from which the logit is 2 lower; Infinity for none. */
function cell(random: Random, start: number, fall: number): Cell {
  const rate = Math.exp(-1 + 1.2 * random.normal());
  const observed = random.uniform() >= 0.25;
  const hidden = random.uniform() < 0.8 * logisticOf(-2 * (start - 0.2));
  const days: Cell['days'] = [];
  let logit = start;
  let good = 0;
  let n = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const count = random.poisson(rate);
    if (count > 0) {
      const quality = logisticOf(day >= fall ? logit - 2 : logit);
      let hits = 0;
      for (let i = 0; i < count; i += 1) if (random.uniform() < quality) hits += 1;
      days.push({ day, good: hits, bad: count - hits });
      good += hits;
      n += count;
    }
    logit += DRIFT * random.normal();
  }
  const quality = logisticOf(fall < DAYS ? logit - 2 : logit);
  return { observed, hidden, days, good, n, quality };
}

function platform(random: Random, weights: readonly number[]): Platform {
  const base = 1.2 + 0.6 * random.normal();
  const falls = random.uniform() < 0.2;
  const fallen = random.below(DIMENSIONS);
  const fallDay = DAYS - 40 + random.below(36);
  const dimensions = Array.from({ length: DIMENSIONS }, (_, d) => {
    const own = base + 0.6 * random.normal();
    const fall = falls && d === fallen ? fallDay : Infinity;
    return Array.from({ length: INDICATORS }, () =>
      cell(random, own + 0.5 * random.normal(), fall),
    );
  });
  const logs = dimensions.map(
    (cells, d) => (weights[d] ?? 0) * Math.log(mean(cells.map(({ quality }) => quality))),
  );
  return { dimensions, truth: Math.exp(logs.reduce((sum, log) => sum + log, 0)) };
}

export function marketWorld(random: Random): Market {
  const weights = dirichlet(random, DIMENSIONS, 3);
  return {
    weights,
    platforms: Array.from({ length: PLATFORMS }, () => platform(random, weights)),
  };
}
