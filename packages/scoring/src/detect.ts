import { clamp, exp } from './arithmetic.ts';
import { createBank, type Bank } from './bank.ts';
import { baselines, type Baseline, type Cut } from './baseline.ts';
import { DAY } from './decay.ts';
import { METHOD, type DetectorSpec } from './method.ts';
import { compareMoments, type Moment } from './order.ts';
import type { Ring } from './ring.ts';

/** One value of a noisy series; larger is worse. */
export interface Point extends Moment {
  value: number;
  /** Utility 0–1 that went with it. */
  x: number;
}

/** A degradation that has been told and not yet taken back. */
export interface Excursion extends Moment {
  /** Frozen at the alarm: what counts as an exceedance, and how much one observation counts. */
  threshold: number;
  temper: number;
  median: number;
  /** Mean utility before. */
  mean: number;
  /** In-control mean of the mirrored bank: how often values were fine during the excursion. */
  fine: number;
}

export interface DetectorMemory {
  /** Where the bank starts again from 0, exclusive. */
  reset: Moment | null;
  open: Excursion | null;
  /** Newest point walked: alarms are told once, and never about the past. */
  through: Moment | null;
}

export interface Detection {
  kind: 'degraded' | 'recovered';
  since: number;
  at: number;
  evidence: string[];
  /** Typical value before and now. */
  from: number;
  to: number;
}

export const EMPTY_MEMORY: DetectorMemory = Object.freeze({
  reset: null,
  open: null,
  through: null,
});

const LN_2 = 0.6931471805599453;
const MOST_EVIDENCE = 5;

function medianOf(points: readonly Point[]): number {
  const values = points.map((point) => point.value).sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}

function meanUtility(points: readonly Point[]): number {
  return points.reduce((sum, point) => sum + point.x, 0) / Math.max(1, points.length);
}

/** Mean utility of an excursion, its newest points first (half-life 3 days). */
function fastMean(points: readonly Point[], now: number): number {
  let weights = 0;
  let sum = 0;
  for (const point of points) {
    const age = (now - point.t) / (METHOD.detector.fastHalfLifeDays * DAY);
    const weight = exp(-LN_2 * age);
    weights += weight;
    sum += weight * point.x;
  }
  return sum / weights;
}

function evidenceOf(points: readonly Point[]): string[] {
  const ids = [...new Set(points.map((point) => point.id))];
  return ids.length <= MOST_EVIDENCE ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST_EVIDENCE)];
}

function isAfter(point: Moment, mark: Moment | null): boolean {
  return mark === null || compareMoments(point, mark) > 0;
}

/** The bank of one cut, and where its statistics last left 0; -1 while they are 0. */
interface Watch {
  bank: Bank;
  start: number;
}

/** Adds one value to every cut's bank; gives the cut that is most alarmed. */
function watchValue(
  watches: readonly Watch[],
  { cuts }: Baseline,
  value: number,
  index: number,
): { level: number; cut: Cut; start: number } | null {
  let highest: { level: number; cut: Cut; start: number } | null = null;
  for (const [k, watch] of watches.entries()) {
    const cut = cuts[k];
    if (cut === undefined) continue;
    watch.bank.add(value > cut.threshold ? 1 : 0, cut.temper);
    const level = watch.bank.level();
    if (level === 0) watch.start = -1;
    else if (watch.start < 0) watch.start = index;
    if (highest === null || level > highest.level) highest = { level, cut, start: watch.start };
  }
  return highest;
}

/** Looks for an alarm after `memory.reset`, not before `memory.through`. */
function findDegradation(
  ring: Ring<Point>,
  trail: readonly (Baseline | null)[],
  memory: DetectorMemory,
  level: number,
): { excursion: Excursion; detection: Detection } | null {
  const { cuts, fine, gap, baseline, materialDrop } = METHOD.detector;
  const watches = cuts.map(({ q0 }): Watch => ({ bank: createBank(q0), start: -1 }));
  for (const [i, point] of ring.entries()) {
    const before = trail[i];
    if (before === null || before === undefined || !isAfter(point, memory.reset)) continue;
    const highest = watchValue(watches, before, point.value, i);
    if (highest === null || highest.level < level || !isAfter(point, memory.through)) continue;

    const { cut, start } = highest;
    const excursion = ring.slice(start, i + 1);
    const mean = meanUtility(ring.slice(Math.max(0, i - gap - baseline), i - gap));
    if (mean - fastMean(excursion, point.t) < materialDrop) continue;
    const worse = excursion.filter((item) => item.value > cut.threshold);
    const share = (excursion.length - worse.length + 1) / (excursion.length + 2);
    return {
      excursion: {
        t: point.t,
        id: point.id,
        threshold: cut.threshold,
        temper: cut.temper,
        median: before.median,
        mean,
        fine: clamp(share, fine.least, fine.most),
      },
      detection: {
        kind: 'degraded',
        since: excursion[0]?.t ?? point.t,
        at: point.t,
        evidence: evidenceOf(worse),
        from: before.median,
        to: medianOf(excursion),
      },
    };
  }
  return null;
}

/** The mean utility of the last seven days is back where it was before the excursion. */
function isBack(after: readonly Point[], open: Excursion, now: number): boolean {
  const span = METHOD.detector.recoverDays * DAY;
  if (now - open.t < span) return false;
  const week = after.filter((point) => point.t > now - span);
  return meanUtility(week) >= open.mean - METHOD.detector.recoverWithin;
}

function findRecovery(
  ring: Ring<Point>,
  open: Excursion,
  level: number,
): { at: Point; detection: Detection } | null {
  const bank = createBank(open.fine);
  const after = ring.filter((point) => isAfter(point, open));
  let start = -1;
  for (const [i, point] of after.entries()) {
    bank.add(point.value > open.threshold ? 0 : 1, open.temper);
    if (bank.level() === 0) start = -1;
    else if (start < 0) start = i;
    if (bank.level() < level && !isBack(after.slice(0, i + 1), open, point.t)) continue;
    const calm = after.slice(Math.max(0, start), i + 1);
    return {
      at: point,
      detection: {
        kind: 'recovered',
        since: calm[0]?.t ?? point.t,
        at: point.t,
        evidence: evidenceOf(calm),
        from: open.median,
        to: medianOf(calm),
      },
    };
  }
  return null;
}

/**
 * Degradations and recoveries of one series: a pure function of its ring (sorted by (t, id)) and
 * what was told before. `level` is the alarm level of the bank.
 */
export function detect(
  ring: Ring<Point>,
  memory: DetectorMemory,
  spec: DetectorSpec,
  level: number,
): { memory: DetectorMemory; detections: Detection[] } {
  const values = ring.map((point) => point.value);
  const trail = baselines(values, spec);
  const detections: Detection[] = [];
  let known = memory;
  for (;;) {
    if (known.open === null) {
      const found = findDegradation(ring, trail, known, level);
      if (found === null) break;
      detections.push(found.detection);
      known = { ...known, open: found.excursion };
    } else {
      const found = findRecovery(ring, known.open, level);
      if (found === null) break;
      detections.push(found.detection);
      known = { ...known, open: null, reset: { t: found.at.t, id: found.at.id } };
    }
  }
  const newest = ring.at(-1);
  const through =
    newest !== undefined && isAfter(newest, known.through)
      ? { t: newest.t, id: newest.id }
      : known.through;
  return { memory: { ...known, through }, detections };
}
