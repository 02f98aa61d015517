/** B7: does today's availability rank services as the next four weeks will? */
import { EPOCH } from '../src/decay.ts';
import { foldLook } from '../src/fold.ts';
import { emptyIndicator, type IndicatorState } from '../src/indicator-state.ts';
import { readIndicator } from '../src/indicator.ts';
import { CURRENT_METHOD, INDICATOR_SPECS } from '../src/method.ts';
import { loadHistories, type History, type UptimeEvent } from './histories.ts';
import { row, type Row } from './rows.ts';
import { mean, somers, wilsonLower } from './statistics.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const AHEAD = 28 * DAY;
const SPEC = INDICATOR_SPECS.availability;
const UTILITY = { up: 1, degraded: 0.5, down: 0 };

function fold(state: IndicatorState, { t, state: seen }: UptimeEvent): IndicatorState {
  const reading = { indicator: 'availability', subject: '', x: UTILITY[seen] } as const;
  // The observers look a few times a day at most: each look is a whole observation.
  return foldLook(state, { key: `look/${t}`, at: t, spacingMs: DAY }, [reading], SPEC);
}

function upCount(events: readonly UptimeEvent[]): number {
  return events.filter(({ state }) => state === 'up').length;
}

/** Predictions and outcome of each service that can be judged at `cut`. */
function atCut(history: History, cut: number) {
  return history.flatMap((events) => {
    const before = events.filter(({ t }) => t < cut);
    const after = events.filter(({ t }) => t >= cut && t < cut + AHEAD);
    if (before.length < 10 || after.length < 3) return [];
    const state = before.reduce(fold, emptyIndicator(SPEC));
    return [
      {
        ours: readIndicator('availability', state, cut, CURRENT_METHOD).posterior.mu,
        plain: upCount(before) / before.length,
        wilson: wilsonLower(upCount(before), before.length),
        outcome: upCount(after) / after.length,
      },
    ];
  });
}

type Judged = ReturnType<typeof atCut>;

function cuts(history: History): Judged[] {
  const times = history.flatMap((events) => events.map(({ t }) => t));
  const first = Math.max(EPOCH, Math.min(...times));
  const last = Math.max(...times);
  const found: Judged[] = [];
  for (let cut = first + 28 * DAY; cut <= last; cut += WEEK) found.push(atCut(history, cut));
  return found.filter((judged) => judged.length >= 4);
}

export function run(): Row[] {
  const { histories, source, real } = loadHistories();
  const judged = histories.flatMap(cuts);
  const average = (prediction: (service: Judged[number]) => number): number =>
    mean(
      judged
        .map((services) =>
          somers(
            services.map(prediction),
            services.map((one) => one.outcome),
          ),
        )
        .filter(Number.isFinite),
    );
  const plain = average((service) => service.plain);
  const wilson = average((service) => service.wilson);
  return [
    row({
      id: 'B7',
      figure: average((service) => service.ours),
      atLeast: real ? Math.max(0.48, plain + 0.3) : 0.48,
      limit: '1',
      baseline: `plain ${plain.toFixed(2)}, Wilson ${wilson.toFixed(2)}`,
      note: `Somers' D over ${judged.length} cuts, half-life ${SPEC.halfLifeDays} d, ${source}`,
    }),
  ];
}
