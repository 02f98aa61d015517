/** B6: ranks of made-up platforms (world W1) against their true quality, with and without hiding. */
import { addToCounter, EMPTY_COUNTER, UNIT } from '../src/counter.ts';
import { readDimension } from '../src/dimension.ts';
import { readIndicator } from '../src/indicator.ts';
import { CURRENT_METHOD, type IndicatorSpec } from '../src/method.ts';
import { NO_LOOKS } from '../src/looks.ts';
import type { IndicatorState } from '../src/indicator-state.ts';
import { overall } from '../src/overall.ts';
import { DIMENSIONS } from '../src/types.ts';
import { eloRatings, meanOfSeen, type CellShare } from './b6-baselines.ts';
import { randomFrom } from './random.ts';
import { row, type Row } from './rows.ts';
import { kendall, mean, wilsonLower } from './statistics.ts';
import { END, dayTime, marketWorld, type Cell, type Market } from './world-market.ts';

const SEEDS = 400;

const SPEC: IndicatorSpec = {
  dimension: 'qualification',
  kind: 'counter',
  halfLifeDays: 30,
  sigmaD: 0.03,
  evidence: { m: 1 },
  v: 0.25,
};

const METHOD = {
  ...CURRENT_METHOD,
  indicators: { ...CURRENT_METHOD.indicators, availability: SPEC },
};

/** All observations of a day at once: the sums are linear in m. */
function readCell(cell: Cell | null) {
  if (cell === null) return readIndicator('availability', null, END, METHOD);
  let sums = EMPTY_COUNTER;
  for (const { day, good, bad } of cell.days) {
    const t = dayTime(day);
    if (good > 0) sums = addToCounter(sums, { t, m: good * UNIT, x: UNIT }, SPEC.halfLifeDays);
    if (bad > 0) sums = addToCounter(sums, { t, m: bad * UNIT, x: 0 }, SPEC.halfLifeDays);
  }
  const state: IndicatorState = { kind: 'counter', looks: NO_LOOKS, sums, entries: [], kept: [] };
  return readIndicator('availability', state, END, METHOD);
}

type Readouts = ReturnType<typeof readCell>[][];

function scoreOf(readouts: Readouts, weights: readonly number[]) {
  const dimensions = readouts.map((cells, d) =>
    readDimension(DIMENSIONS[d] ?? 'qualification', cells),
  );
  const byDimension = Object.fromEntries(DIMENSIONS.map((id, d) => [id, weights[d] ?? 0]));
  return overall(dimensions, { ...ZERO, ...byDimension });
}

const ZERO = {
  qualification: 0,
  'supply-chain': 0,
  price: 0,
  service: 0,
  technology: 0,
  compliance: 0,
};

interface Ranks {
  tau: number;
  raw: number;
  wilson: number;
  elo: number;
  covered: number;
}

function judge(
  market: Market,
  isSeen: (cell: Cell) => boolean,
  readouts: Map<Cell, ReturnType<typeof readCell>>,
  seed: number,
): Ranks {
  const { platforms, weights } = market;
  const truth = platforms.map((platform) => platform.truth);
  const seen = platforms.map(({ dimensions }) =>
    dimensions.map((cells) => cells.map((cell) => (isSeen(cell) ? cell : null))),
  );
  const nothing = readCell(null);
  const scores = seen.map((dimensions) =>
    scoreOf(
      dimensions.map((cells) =>
        cells.map((cell) => (cell === null ? nothing : (readouts.get(cell) ?? nothing))),
      ),
      weights,
    ),
  );
  const by = (share: CellShare): number =>
    kendall(
      seen.map((dimensions) => meanOfSeen(dimensions, weights, share)),
      truth,
    );
  const inside = scores.filter(
    ({ lo, hi }, i) => lo <= 100 * (truth[i] ?? NaN) && 100 * (truth[i] ?? NaN) <= hi,
  );
  return {
    tau: kendall(
      scores.map(({ value }) => value),
      truth,
    ),
    raw: by((good, n) => good / n),
    wilson: by(wilsonLower),
    elo: kendall(eloRatings(seen, randomFrom(seed)), truth),
    covered: inside.length / scores.length,
  };
}

function averages(all: readonly Ranks[]): Ranks {
  return {
    tau: mean(all.map(({ tau }) => tau)),
    raw: mean(all.map(({ raw }) => raw)),
    wilson: mean(all.map(({ wilson }) => wilson)),
    elo: mean(all.map(({ elo }) => elo)),
    covered: mean(all.map(({ covered }) => covered)),
  };
}

function rowsOf(name: string, ranks: Ranks, atLeast: number): Row[] {
  const { raw, wilson, elo } = ranks;
  const others = [`raw ${raw.toFixed(3)}`, `Wilson ${wilson.toFixed(3)}`, `Elo ${elo.toFixed(3)}`];
  return [
    row({
      id: `B6 ${name} tau`,
      figure: ranks.tau,
      atLeast,
      limit: '1',
      baseline: others.join(', '),
      note: `Kendall's tau, ${SEEDS} seeds`,
    }),
    row({
      id: `B6 ${name} coverage`,
      figure: ranks.covered,
      atLeast: 0.87,
      atMost: 0.97,
      limit: '0.9 nominal',
    }),
  ];
}

export function run(): Row[] {
  const open: Ranks[] = [];
  const hiding: Ranks[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const market = marketWorld(randomFrom(seed));
    const cells = market.platforms.flatMap(({ dimensions }) => dimensions.flat());
    const readouts = new Map(cells.map((cell) => [cell, readCell(cell.observed ? cell : null)]));
    open.push(judge(market, (cell) => cell.observed, readouts, seed));
    hiding.push(judge(market, (cell) => cell.observed && !cell.hidden, readouts, seed));
  }
  const shown = averages(open);
  const hidden = averages(hiding);
  return [
    ...rowsOf('open', shown, Math.max(0.76, shown.raw - 0.005)),
    ...rowsOf('hiding', hidden, Math.max(0.72, hidden.raw + 0.01)),
  ];
}
