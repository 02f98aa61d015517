/** B1: shifts of a Gaussian mean by half, one and two standard deviations, at equal false alarms. */
import { bankOf, type Arm } from '../src/bank.ts';
import { gaussianLimit, normalCdf } from './chain.ts';
import { randomFrom, type Random } from './random.ts';
import { row, type Row } from './rows.ts';
import { bisect } from './statistics.ts';

const RUN_LENGTH = 1000;
const QUIET = 150;
const SHIFTS = [0.5, 1, 2];
const RUNS = 20_000;
const CALIBRATION_RUNS = 4000;

/** A statistic of a series that alarms when it reaches a level. */
interface Statistic {
  /** Adds a value and gives the statistic. */
  next(value: number): number;
}

/** The product's bank with Gaussian arms: the likelihood ratio of N(d,1) to N(0,1) is affine. */
function shiftBank(): Statistic {
  const arms = SHIFTS.map((d): Arm => ({ hit: d - (d * d) / 2, miss: -(d * d) / 2 }));
  const bank = bankOf(arms);
  return {
    next(value) {
      bank.add(value, 1);
      return bank.level();
    },
  };
}

function movingAverage(): Statistic {
  let level = 0;
  return {
    next(value) {
      level += 0.2 * (value - level);
      return level;
    },
  };
}

/** The smallest of the last three. */
function threeInRow(): Statistic {
  let last = -Infinity;
  let before = -Infinity;
  return {
    next(value) {
      const smallest = Math.min(value, last, before);
      [before, last] = [last, value];
      return smallest;
    },
  };
}

function meanRunLength(create: () => Statistic, level: number, runs: number, seed: number): number {
  const random = randomFrom(seed);
  let observations = 0;
  for (let run = 0; run < runs; run += 1) {
    const statistic = create();
    do observations += 1;
    while (statistic.next(random.normal()) < level);
  }
  return observations / runs;
}

/** Observations after the change until the alarm; null when it came before the change. */
function delay(statistic: Statistic, level: number, shift: number, random: Random): number | null {
  for (let i = 0; i < QUIET; i += 1) if (statistic.next(random.normal()) >= level) return null;
  for (let i = 1; ; i += 1) if (statistic.next(shift + random.normal()) >= level) return i;
}

function meanDelay(create: () => Statistic, level: number, shift: number): number {
  const random = randomFrom(11);
  let sum = 0;
  let runs = 0;
  while (runs < RUNS) {
    const waited = delay(create(), level, shift, random);
    if (waited === null) continue;
    sum += waited;
    runs += 1;
  }
  return sum / runs;
}

function calibrated(create: () => Statistic, low: number, high: number): number {
  return bisect(low, high, RUN_LENGTH, 14, (level) =>
    meanRunLength(create, level, CALIBRATION_RUNS, 7),
  );
}

/** Mean waiting time for three in a row of chance p is (1 − p³)/((1 − p)p³). */
function levelOfThree(): number {
  return bisect(0, 4, RUN_LENGTH, 60, (level) => {
    const p = 1 - normalCdf(level);
    return (1 - p ** 3) / ((1 - p) * p ** 3);
  });
}

export function run(): Row[] {
  const bankLevel = calibrated(shiftBank, 4, 8);
  const averageLevel = calibrated(movingAverage, 0.5, 1.5);
  const threeLevel = levelOfThree();
  const attained = meanRunLength(shiftBank, bankLevel, RUNS, 13);
  const musts = [0.8, 0.92, 0.94];
  return [
    row({
      id: 'B1 ARL0',
      figure: attained,
      atLeast: 900,
      atMost: 1100,
      limit: '1000',
      note: `h = ${bankLevel.toFixed(2)}, ${RUNS} runs`,
    }),
    ...SHIFTS.map((shift, i) => {
      const limit = gaussianLimit(shift, RUN_LENGTH).afterQuiet;
      const waited = meanDelay(shiftBank, bankLevel, shift);
      const average = limit / meanDelay(movingAverage, averageLevel, shift);
      const three = limit / meanDelay(threeInRow, threeLevel, shift);
      return row({
        id: `B1 d=${shift}`,
        figure: limit / waited,
        atLeast: musts[i] ?? NaN,
        limit: `1 = ${limit.toFixed(2)} observations`,
        baseline: `EWMA .2 ${average.toFixed(2)}, three in a row ${three.toFixed(2)}`,
        note: `efficiency; delay ${waited.toFixed(2)}`,
      });
    }),
  ];
}
