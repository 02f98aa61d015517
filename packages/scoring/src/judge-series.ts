import { alarmLevel } from './bank.ts';
import { DAY } from './decay.ts';
import { detect, inPoints, type Detection, type Point } from './detect.ts';
import { labelOf } from './judge-facts.ts';
import type { JudgedObservation } from './judge-types.ts';
import { INDICATOR_SPECS, METHOD, type DetectorSpec } from './method.ts';
import { compareText } from './order.ts';
import type { ReplyPoint } from './run-away/replies.ts';
import { addPoint, decodeSeries, EMPTY_SERIES, encodeSeries, type SeriesState } from './series.ts';
import { INDICATORS, type Change, type IndicatorId, type Reading, type Severity } from './types.ts';
import { binOf, WAIT_SCALES } from './waits.ts';

type Stored = Readonly<Record<string, unknown>>;

/** A series some observation of this run spoke of. */
interface Touched {
  indicator: IndicatorId;
  subject: string;
  detector: DetectorSpec;
  spacingMs: number;
  state: SeriesState;
}

/** The utility that goes with a value; for waits that of the bin. null when the look could not tell. */
function utilityOf(reading: Reading): number | null {
  if (reading.x === null || !Number.isFinite(reading.x)) return null;
  const { scale } = INDICATOR_SPECS[reading.indicator];
  if (scale === undefined) return reading.x;
  if (reading.duration === undefined) return null;
  const { u } = WAIT_SCALES[scale];
  return u[binOf(WAIT_SCALES[scale], reading.duration.seconds, false).bin] ?? 0;
}

function pointOf(
  reading: Reading,
  detector: DetectorSpec,
  observation: JudgedObservation,
): Point | null {
  const x = utilityOf(reading);
  if (x === null) return null;
  const value = 'loss' in detector ? 1 - x : reading.value;
  if (value === undefined || !Number.isFinite(value)) return null;
  return { t: observation.at, id: observation.key, value, x };
}

function collect(stored: Stored, observations: readonly JudgedObservation[]): Map<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const observation of observations) {
    for (const reading of observation.readings) {
      const { indicator, subject } = reading;
      const { detector } = INDICATOR_SPECS[indicator];
      if (detector === undefined) continue;
      const point = pointOf(reading, detector, observation);
      if (point === null) continue;
      const key = `${indicator}|${subject}`;
      const state = touched.get(key)?.state ?? readSeries(stored, key);
      touched.set(key, {
        indicator,
        subject,
        detector,
        spacingMs: observation.spacingMs,
        state: addPoint(state, point),
      });
    }
  }
  return touched;
}

function readSeries(stored: Stored, key: string): SeriesState {
  const value = stored[key];
  return value === undefined ? EMPTY_SERIES : decodeSeries(value, `series.${key}`);
}

/** First replies of all channels, oldest first; their series count milliseconds. */
export function repliesOf(stored: Stored): ReplyPoint[] {
  return Object.keys(stored)
    .filter((key) => key.startsWith('first-response|'))
    .flatMap((key) => readSeries(stored, key).ring)
    .map(({ t, id, value }) => ({ t, id, seconds: value / 1000 }));
}

/** Points of 100 a medium buyer loses when an indicator's utility drops by so much. */
export type PointsLost = (indicator: IndicatorId, drop: number) => number;

function severityOf(points: number): Severity {
  const { critical, warning } = METHOD.detector.severity;
  if (points >= critical) return 'critical';
  return points >= warning ? 'warning' : 'info';
}

function toChange(detection: Detection, touched: Touched, label: string, points: number): Change {
  const { indicator, subject } = touched;
  const { kind, drop: _, ...rest } = detection;
  const recovery = kind === 'recovered';
  return {
    kind,
    dimension: INDICATOR_SPECS[indicator].dimension,
    indicator,
    subject,
    label,
    severity: recovery ? 'info' : severityOf(points),
    ...rest,
    recovery,
  };
}

/**
 * The series as they would be had some observations never been made. A degradation that rested on
 * them is taken back; nothing else is told again. `taken`: keys of what was taken back.
 */
export function retractSeries(
  stored: Stored,
  remaining: readonly JudgedObservation[],
  taken: { keys: string[]; at: number },
  facts: Stored,
  indicators: number,
): { series: Record<string, unknown>; changes: Change[] } {
  const { series } = extendSeries({}, remaining, facts, indicators, () => 0);
  const changes = Object.keys(stored).flatMap((key): Change[] => {
    const { open } = readSeries(stored, key).memory;
    if (open === null || readSeries(series, key).memory.open !== null) return [];
    const indicator = INDICATORS.find((id) => key.startsWith(`${id}|`));
    if (indicator === undefined) return [];
    const subject = key.slice(indicator.length + 1);
    return [
      {
        kind: 'recovered',
        dimension: INDICATOR_SPECS[indicator].dimension,
        indicator,
        subject,
        label: labelOf(facts, subject),
        from: inPoints(open.low),
        to: inPoints(open.mean),
        severity: 'info',
        since: open.t,
        at: taken.at,
        evidence: taken.keys,
        recovery: true,
      },
    ];
  });
  return { series, changes };
}

function subjectsOf(series: Stored, indicator: IndicatorId): number {
  return Object.keys(series).filter((key) => key.startsWith(`${indicator}|`)).length;
}

/**
 * Adds a batch to the rings and asks the detectors. `indicators`: how many the platform has, so
 * that all its detectors together raise at most one false alarm a year.
 */
export function extendSeries(
  stored: Stored,
  observations: readonly JudgedObservation[],
  facts: Stored,
  indicators: number,
  pointsLost: PointsLost,
): { series: Record<string, unknown>; changes: Change[] } {
  const series: Record<string, unknown> = { ...stored };
  const changes: Change[] = [];
  const touched = [...collect(stored, observations)].sort(([a], [b]) => compareText(a, b));
  for (const [key, item] of touched) {
    const looksPerDay = DAY / Math.max(1, item.spacingMs);
    const observations = 365 * looksPerDay * Math.max(1, indicators);
    const banks = 'loss' in item.detector ? 1 : METHOD.detector.cuts.length;
    const level = alarmLevel(observations, banks);
    const { ring, memory } = item.state;
    const found = detect(ring, memory, item.detector, level);
    series[key] = encodeSeries({ ring, memory: found.memory });
    const label = labelOf(facts, item.subject);
    for (const detection of found.detections) {
      // One subject of several moves its indicator by its share.
      const share = detection.drop / subjectsOf(series, item.indicator);
      changes.push(toChange(detection, item, label, pointsLost(item.indicator, share)));
    }
  }
  return { series, changes };
}
