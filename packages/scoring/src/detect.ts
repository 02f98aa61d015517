import { clamp, exp } from './arithmetic.ts';
import { arms, createBank, type Bank } from './bank.ts';
import { baselines, lossOf, type Baseline, type Cut } from './baseline.ts';
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
  threshold: number | null;
  temper: number;
  /** Mean utility before, and when it was told. */
  mean: number;
  low: number;
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
  /** Mean utility before and now, points of 100. */
  from: number;
  to: number;
  /** How much utility a degradation costs, 0–1; 0 for a recovery. */
  drop: number;
}

export const EMPTY_MEMORY: DetectorMemory = Object.freeze({
  reset: null,
  open: null,
  through: null,
});

const LN_2 = 0.6931471805599453;
const MOST_EVIDENCE = 5;

/** A utility in points, to a tenth. */
export function inPoints(utility: number): number {
  return Math.round(utility * 1000) / 10;
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
  q0: number;
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
    if (cut.q0 !== watch.q0) {
      watch.bank.retune(arms(cut.q0));
      watch.q0 = cut.q0;
    }
    watch.bank.add(lossOf(value, cut), cut.temper);
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
  const watches = cuts.map(({ q0 }): Watch => ({ bank: createBank(q0), q0, start: -1 }));
  for (const [i, point] of ring.entries()) {
    const before = trail[i];
    if (before === null || before === undefined || !isAfter(point, memory.reset)) continue;
    const highest = watchValue(watches, before, point.value, i);
    if (highest === null || highest.level < level || !isAfter(point, memory.through)) continue;

    const { cut, start } = highest;
    const excursion = ring.slice(start, i + 1);
    const mean = meanUtility(ring.slice(Math.max(0, i - gap - baseline), i - gap));
    const low = fastMean(excursion, point.t);
    if (mean - low < materialDrop) continue;
    const worse = excursion.filter((item) => lossOf(item.value, cut) > 0);
    const lost = excursion.reduce((sum, item) => sum + lossOf(item.value, cut), 0);
    const share = (excursion.length - lost + 1) / (excursion.length + 2);
    return {
      excursion: {
        t: point.t,
        id: point.id,
        threshold: cut.threshold,
        temper: cut.temper,
        mean,
        low,
        fine: clamp(share, fine.least, fine.most),
      },
      detection: {
        kind: 'degraded',
        since: excursion[0]?.t ?? point.t,
        at: point.t,
        evidence: evidenceOf(worse),
        from: inPoints(mean),
        to: inPoints(low),
        drop: mean - low,
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
    bank.add(1 - lossOf(point.value, open), open.temper);
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
        from: inPoints(open.low),
        to: inPoints(meanUtility(calm)),
        drop: 0,
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
