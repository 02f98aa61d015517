import { clamp, exp, ln } from './arithmetic.ts';
import { BINS, type WaitEnd } from './event-counter.ts';
import type { WaitScaleId } from './method.ts';

/** Bins of a waiting time and what each is worth, scoring.md §1.4. */
export interface WaitScale {
  /** Lower edge of each bin, seconds. */
  edges: readonly number[];
  /** Utility at the geometric mid-point of each bin. */
  u: readonly number[];
  /** A wait that lasted this long is over for us: utility 0, seconds. */
  horizon: number;
}

const DAY_MINUTES = 1440;

/** 0, 1, 2, 4 … 1024 minutes; open after 24 hours. */
function firstReplyScale(): WaitScale {
  const minutes = [0, ...Array.from({ length: 11 }, (_, i) => 1 << i)];
  const u = minutes.map((low, i) => {
    if (i === 0) return 1;
    const mid = Math.sqrt(low * (minutes[i + 1] ?? DAY_MINUTES));
    return clamp(1 - ln(mid) / ln(DAY_MINUTES), 0, 1);
  });
  return { edges: minutes.map((minute) => minute * 60), u, horizon: DAY_MINUTES * 60 };
}

/** 0, `low`, then ten geometric steps to `high`, where the horizon is. */
function geometricScale(low: number, high: number): WaitScale {
  const step = ln(high / low) / 10;
  const edges = [0];
  const u = [1];
  for (let i = 0; i < BINS - 1; i += 1) {
    edges.push(i === BINS - 2 ? high : low * exp(step * i));
    u.push(i === BINS - 2 ? 0 : (9.5 - i) / 10);
  }
  return { edges, u, horizon: high };
}

export const WAIT_SCALES: Readonly<Record<WaitScaleId, WaitScale>> = Object.freeze({
  'first-reply': firstReplyScale(),
  resolution: geometricScale(3600, 168 * 3600),
  latency: geometricScale(0.5, 30),
});

/** Where a wait of `seconds` falls. One that reached the horizon is open, however it ended. */
export function binOf(
  scale: WaitScale,
  seconds: number,
  censored: boolean,
): { end: WaitEnd; bin: number } {
  if (!(seconds < scale.horizon)) return { end: 'open', bin: BINS };
  let bin = 0;
  for (let i = 1; i < BINS; i += 1) {
    if (seconds >= (scale.edges[i] ?? Infinity)) bin = i;
  }
  return { end: censored ? 'censored' : 'event', bin };
}

/** Utility of a wait that ended after `seconds`: that of its bin. */
export function waitUtility(id: WaitScaleId, seconds: number): number {
  const scale = WAIT_SCALES[id];
  return scale.u[binOf(scale, seconds, false).bin] ?? 0;
}
