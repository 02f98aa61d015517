/** B2: jumps in the rate of bounded losses; the guaranteed level, and one simulated for the law. */
import { alarmLevel, createBank } from '../src/bank.ts';
import { BernoulliLimit } from './chain.ts';
import { randomFrom, type Random } from './random.ts';
import { row, type Row } from './rows.ts';
import { bisect } from './statistics.ts';

const PAIRS = [
  [0.01, 0.05],
  [0.02, 0.1],
  [0.02, 0.2],
  [0.05, 0.2],
  [0.1, 0.3],
  [0.1, 0.5],
] as const;
const BASE_RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3];
const RUN_LENGTHS = [1000, 3650];
const CALIBRATION_RUNS = 1500;
const RUNS = 6000;

type Law = (random: Random) => number;

function hitOrMiss(q: number): Law {
  return (random) => (random.uniform() < q ? 1 : 0);
}

/** Graded losses of the same mean; the smaller the size, the closer to hit or miss. */
function graded(q: number, size: number): Law {
  return (random) => random.beta(q * size, (1 - q) * size);
}

/** Observations until the bank for `q0` reaches the level, at most `cap`. */
function runLength(q0: number, law: Law, level: number, m: number, random: Random, cap: number) {
  const bank = createBank(q0);
  for (let i = 1; i < cap; i += 1) {
    bank.add(law(random), m);
    if (bank.level() >= level) return i;
  }
  return cap;
}

function meanLength(q0: number, law: Law, level: number, runs: number, seed: number): number {
  const random = randomFrom(seed);
  let sum = 0;
  for (let run = 0; run < runs; run += 1) sum += runLength(q0, law, level, 1, random, Infinity);
  return sum / runs;
}

/** Smallest mean run length over laws at the edge of what is allowed, in units of A, cut at 4 A. */
function guaranteed(a: number): { figure: number; worst: string } {
  const random = randomFrom(23);
  let figure = Infinity;
  let worst = '';
  for (const q0 of BASE_RATES) {
    const laws: [string, Law, number][] = [
      ['hit or miss', hitOrMiss(q0), 1],
      ['hit or miss, m .5', hitOrMiss(q0), 0.5],
      ...[0.5, 2, 10].map((size): [string, Law, number] => [`Beta/${size}`, graded(q0, size), 1]),
    ];
    for (const [name, law, m] of laws) {
      let sum = 0;
      const runs = 150;
      for (let run = 0; run < runs; run += 1) {
        sum += runLength(q0, law, alarmLevel(a), m, random, 4 * a);
      }
      if (sum / runs / a >= figure) continue;
      figure = sum / runs / a;
      worst = `${name} at ${q0}`;
    }
  }
  return { figure, worst };
}

/** Mean delay of the tuned CUSUM over the bank's, at the run length the bank has. */
function efficiency(q0: number, q1: number, limit: BernoulliLimit, level: number, arl0: number) {
  const delay = meanLength(q0, hitOrMiss(q1), level, 3 * RUNS, 31);
  return limit.delayAt(arl0) / delay;
}

/** The bank's levels for mean run lengths of hits of chance q0, with the run length each attains. */
function simulatedLevels(q0: number): { level: number; arl0: number }[] {
  return RUN_LENGTHS.map((target) => {
    const level = bisect(1, alarmLevel(target), target, 9, (candidate) =>
      meanLength(q0, hitOrMiss(q0), candidate, CALIBRATION_RUNS, 29),
    );
    return { level, arl0: meanLength(q0, hitOrMiss(q0), level, RUNS, 37) };
  });
}

export function run(): Row[] {
  const safe = guaranteed(1000);
  const levels = new Map(
    [...new Set(PAIRS.map(([q0]) => q0))].map((q0) => [q0, simulatedLevels(q0)]),
  );
  const found = PAIRS.map(([q0, q1]) => {
    const tuned = levels.get(q0) ?? [];
    const longest = Math.max(...tuned.map(({ arl0 }) => arl0));
    const limit = new BernoulliLimit(q0, q1, longest);
    const at = (level: number, arl0: number) => efficiency(q0, q1, limit, level, arl0);
    return {
      name: `${q0}→${q1}`,
      simulated: tuned.map(({ level, arl0 }) => at(level, arl0)),
      safe:
        limit.delayAt(RUN_LENGTHS[0] ?? 0) /
        meanLength(q0, hitOrMiss(q1), alarmLevel(1000), RUNS, 41),
    };
  });
  const worst = found.map(({ name, simulated }) => ({ name, figure: Math.min(...simulated) }));
  const least = worst.reduce((a, b) => (b.figure < a.figure ? b : a));
  return [
    row({
      id: 'B2 guaranteed',
      figure: safe.figure,
      atLeast: 1,
      limit: '1',
      note: `least ARL0/A over 30 laws (cut at 4): ${safe.worst}`,
    }),
    row({
      id: 'B2 simulated',
      figure: least.figure,
      atLeast: 0.89,
      limit: '1 = exact chain',
      baseline: `guaranteed level ${Math.min(...found.map((pair) => pair.safe)).toFixed(2)}`,
      note: worst.map(({ name, figure }) => `${name} ${figure.toFixed(2)}`).join(', '),
    }),
  ];
}
