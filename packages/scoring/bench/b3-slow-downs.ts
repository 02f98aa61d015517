/** B3: injected slow-downs in real response times, every method at one false alarm in 1000. */
import { createBank } from '../src/bank.ts';
import { baselines, lossOf, type Baseline } from '../src/baseline.ts';
import { METHOD } from '../src/method.ts';
import { loadHistories } from './histories.ts';
import { randomFrom } from './random.ts';
import { row, type Row } from './rows.ts';

const SPEC = { margin: { factor: 1.2 } };
const INJECTIONS = 5000;
/** A slow-down has to be found within so many looks, and an alarm lasts so long. */
const WINDOW = 40;
const FALSE_ALARM_IN = 1000;

interface Series {
  values: readonly number[];
  trail: readonly (Baseline | null)[];
}

/** A statistic of one series, fed with each look that has a baseline; it alarms at a level. */
interface Watcher {
  next(value: number, baseline: Baseline): number;
}

interface Method {
  name: string;
  create: () => Watcher;
  levels: readonly number[];
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

/** The product's banks, one a cut of the baseline. */
const OURS: Method = {
  name: 'bank',
  levels: range(2, 25, 0.05),
  create() {
    const banks = METHOD.detector.cuts.map(({ q0 }) => createBank(q0));
    return {
      next(value, { cuts }) {
        for (const [i, bank] of banks.entries()) {
          const cut = cuts[i];
          if (cut !== undefined) bank.add(lossOf(value, cut), cut.temper);
        }
        return Math.max(...banks.map((bank) => bank.level()));
      },
    };
  },
};

const Q0 = METHOD.detector.cuts.at(-1)?.q0 ?? NaN;

/** Of the highest cut, p90: what the usual methods watch. */
function exceeds(value: number, { cuts }: Baseline): number {
  const highest = cuts.at(-1);
  return highest === undefined ? 0 : lossOf(value, highest);
}

const BASELINES: Method[] = [
  {
    name: 'EWMA .05',
    levels: range(0.1, 1, 0.005),
    create() {
      let level = Q0;
      return {
        next(value, baseline) {
          level += 0.05 * (exceeds(value, baseline) - level);
          return level;
        },
      };
    },
  },
  {
    name: 'two windows 24 & 6',
    levels: range(1, 24, 1).map((count) => count / 24),
    create() {
      const last: number[] = [];
      const share = (size: number): number =>
        last.slice(-size).reduce((sum, y) => sum + y, 0) / size;
      return {
        next(value, baseline) {
          last.push(exceeds(value, baseline));
          if (last.length > 24) last.shift();
          return Math.min(share(24), share(6));
        },
      };
    },
  },
  {
    name: 'three in a row',
    levels: range(1, 6, 0.05),
    create() {
      let [last, before] = [0, 0];
      return {
        next(value, { cuts }) {
          const median = (cuts[0]?.threshold ?? NaN) / SPEC.margin.factor;
          const smallest = Math.min(value / median, last, before);
          [before, last] = [last, value / median];
          return smallest;
        },
      };
    },
  },
];

function seriesOf(): { all: Series[]; source: string; real: boolean } {
  const { histories, source, real } = loadHistories();
  const all = histories
    .flat()
    .map((events) =>
      events
        .filter(({ state, responseMs }) => state !== 'down' && responseMs > 0)
        .map(({ responseMs }) => responseMs),
    )
    .map((values) => ({ values, trail: baselines(values, SPEC) }))
    .filter(({ trail }) => trail.some((baseline) => baseline !== null));
  return { all, source, real };
}

/** Indexes of the alarms; the watcher starts anew after each. */
function alarms({ values, trail }: Series, method: Method, level: number, from = 0): number[] {
  const found: number[] = [];
  let watcher = method.create();
  for (const [i, value] of values.entries()) {
    const baseline = trail[i];
    if (baseline === null || baseline === undefined) continue;
    if (watcher.next(value, baseline) < level) continue;
    watcher = method.create();
    if (i >= from) found.push(i);
  }
  return found;
}

/** Alarms within the window of the one before belong to it. */
function counted(indexes: readonly number[]): number {
  let count = 0;
  let last = -Infinity;
  for (const i of indexes) {
    if (i - last > WINDOW) count += 1;
    last = i;
  }
  return count;
}

/** The lowest level with at most the allowed false alarms. */
function calibrate(all: readonly Series[], method: Method, allowed: number): number {
  const quiet = method.levels.find(
    (level) =>
      all.reduce((sum, series) => sum + counted(alarms(series, method, level)), 0) <= allowed,
  );
  if (quiet === undefined) throw new RangeError(`${method.name} is never quiet enough`);
  return quiet;
}

interface Place {
  series: Series;
  from: number;
}

/** Places with a baseline and a full window ahead, outside every method's cool-down. */
function places(
  all: readonly Series[],
  tuned: readonly { method: Method; level: number }[],
): Place[] {
  return all.flatMap((series) => {
    const busy = tuned.flatMap(({ method, level }) => alarms(series, method, level));
    return series.values.flatMap((_, from) => {
      const watched = series.trail[from] !== null && from + WINDOW <= series.values.length;
      const quiet = busy.every((at) => at >= from || from - at > WINDOW);
      return watched && quiet ? [{ series, from }] : [];
    });
  });
}

/** How long each slow-down took to be found, at most WINDOW; Infinity when it was not. */
function slowDowns(chosen: readonly Place[], factor: number): Series[] {
  return chosen.map(({ series, from }) => {
    const values = series.values
      .slice(0, from + WINDOW)
      .map((value, i) => (i < from ? value : value * factor));
    return { values, trail: baselines(values, SPEC) };
  });
}

function found(chosen: readonly Place[], slowed: readonly Series[], method: Method, level: number) {
  const delays = slowed.map((series, i) => {
    const from = chosen[i]?.from ?? 0;
    return (alarms(series, method, level, from)[0] ?? Infinity) - from + 1;
  });
  return {
    share: delays.filter(Number.isFinite).length / delays.length,
    delay: delays.reduce((sum, delay) => sum + Math.min(WINDOW, delay), 0) / delays.length,
  };
}

const MUSTS = [
  { factor: 2, share: 0.78, delay: 18 },
  { factor: 3, share: 0.88, delay: 12.5 },
];

export function run(): Row[] {
  const { all, source, real } = seriesOf();
  const scored = all.reduce(
    (sum, { trail }) => sum + trail.filter((baseline) => baseline !== null).length,
    0,
  );
  const allowed = scored / FALSE_ALARM_IN;
  const tuned = [OURS, ...BASELINES].map((method) => ({
    method,
    level: calibrate(all, method, allowed),
  }));
  const random = randomFrom(47);
  const candidates = places(all, tuned);
  const chosen = Array.from(
    { length: INJECTIONS },
    () => candidates[random.below(candidates.length)],
  ).filter((place) => place !== undefined);
  return MUSTS.flatMap(({ factor, share, delay }) => {
    const slowed = slowDowns(chosen, factor);
    const results = tuned.map(({ method, level }) => ({
      name: method.name,
      level,
      ...found(chosen, slowed, method, level),
    }));
    const [ours, average, windows] = results;
    if (ours === undefined || average === undefined || windows === undefined) return [];
    const others = results.slice(1);
    return [
      row({
        id: `B3 x${factor} found`,
        figure: ours.share,
        atLeast: real ? Math.max(share, average.share, windows.share) : share,
        baseline: others.map((one) => `${one.name} ${one.share.toFixed(2)}`).join(', '),
        note: `within ${WINDOW} looks, h = ${ours.level.toFixed(2)}, ${scored} looks of ${source}`,
      }),
      row({
        id: `B3 x${factor} delay`,
        figure: ours.delay,
        atMost: real ? Math.min(delay, average.delay, windows.delay) : delay,
        baseline: others.map((one) => `${one.name} ${one.delay.toFixed(1)}`).join(', '),
        note: `mean looks, cut at ${WINDOW}`,
      }),
    ];
  });
}
