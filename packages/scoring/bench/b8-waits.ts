/** B8: bias of the mean utility of waits, some cut short, some without end (world W2). */
import { addWait, EMPTY_EVENT_COUNTER } from '../src/event-counter.ts';
import { survival } from '../src/survival.ts';
import { binOf, WAIT_SCALES } from '../src/waits.ts';
import { UNIT } from '../src/counter.ts';
import { randomFrom, type Random } from './random.ts';
import { row, type Row } from './rows.ts';
import { mean } from './statistics.ts';

const SCALE = WAIT_SCALES['first-reply'];
const DAY = 86_400;
const NOW = Date.UTC(2026, 0, 1);
const WAITS = 400;
const RUNS = 300;

const REPLIES = [
  { median: 120, sigma: 1.2, never: 0.05 },
  { median: 600, sigma: 1.5, never: 0.2 },
  { median: 3600, sigma: 1.5, never: 0.3 },
];
type Replies = (typeof REPLIES)[number];

const CUTS: { name: string; draw: (random: Random) => number }[] = [
  { name: 'at 24 h', draw: () => DAY },
  { name: 'mixed', draw: (random) => [300, 1800, 7200, DAY][random.below(4)] ?? DAY },
  { name: '10 % at 30 min', draw: (random) => (random.uniform() < 0.1 ? 1800 : DAY) },
];

function utility(seconds: number): number {
  if (seconds >= DAY) return 0;
  return 1 - Math.log(Math.max(seconds, 60) / 60) / Math.log(1440);
}

/** Mean utility by integration over the normal law of ln t. */
function truthOf({ median, sigma, never }: Replies): number {
  let sum = 0;
  const step = 0.001;
  for (let z = -8; z <= 8; z += step) {
    sum += utility(median * Math.exp(sigma * z)) * Math.exp((-z * z) / 2) * step;
  }
  return ((1 - never) * sum) / Math.sqrt(2 * Math.PI);
}

interface Ticket {
  seconds: number;
  censored: boolean;
}

function tickets(
  random: Random,
  { median, sigma, never }: Replies,
  cut: (random: Random) => number,
) {
  return Array.from({ length: WAITS }, (): Ticket => {
    const answer = random.uniform() < never ? Infinity : median * Math.exp(sigma * random.normal());
    const until = cut(random);
    return answer < until
      ? { seconds: answer, censored: false }
      : { seconds: until, censored: true };
  });
}

type Estimator = (all: readonly Ticket[]) => number;

const ours: Estimator = (all) => {
  let sums = EMPTY_EVENT_COUNTER;
  for (const { seconds, censored } of all) {
    sums = addWait(sums, { t: NOW, m: UNIT, ...binOf(SCALE, seconds, censored) }, 14);
  }
  return survival(sums, SCALE.u).mean ?? NaN;
};

const OTHERS: Record<string, Estimator> = {
  drop: (all) =>
    mean(all.filter(({ censored }) => !censored).map(({ seconds }) => utility(seconds))),
  'cut = reply': (all) => mean(all.map(({ seconds }) => utility(seconds))),
  'cut = failure': (all) =>
    mean(all.map(({ seconds, censored }) => (censored ? 0 : utility(seconds)))),
  'exponential MLE': (all) => {
    const rate =
      all.filter(({ censored }) => !censored).length /
      all.reduce((sum, { seconds }) => sum + seconds, 0);
    const steps = Array.from({ length: 1000 }, (_, i) => -Math.log((i + 0.5) / 1000) / rate);
    return mean(steps.map(utility));
  },
};

function bias(estimator: Estimator, replies: Replies, cut: (random: Random) => number): number {
  const random = randomFrom(53);
  const estimates = Array.from({ length: RUNS }, () => estimator(tickets(random, replies, cut)));
  return mean(estimates) - truthOf(replies);
}

function largestBias(estimator: Estimator) {
  const cases = REPLIES.flatMap((replies) =>
    CUTS.map(({ name, draw }) => ({
      name: `median ${replies.median} s, ${name}`,
      bias: bias(estimator, replies, draw),
    })),
  );
  return cases.reduce((a, b) => (Math.abs(b.bias) > Math.abs(a.bias) ? b : a));
}

export function run(): Row[] {
  const worst = largestBias(ours);
  const others = Object.entries(OTHERS).map(
    ([name, estimator]) => `${name} ${largestBias(estimator).bias.toFixed(2)}`,
  );
  return [
    row({
      id: 'B8',
      figure: Math.abs(worst.bias),
      atMost: 0.015,
      limit: '0',
      baseline: others.join(', '),
      note: `largest bias of 9 scenarios: ${worst.name}`,
    }),
  ];
}
