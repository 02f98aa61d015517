import { run as speed } from './b10-speed.ts';
import { run as calibration } from './b11-calibration.ts';
import { run as falseAlerts } from './b12-false-alerts.ts';
import { run as shifts } from './b1-shifts.ts';
import { run as losses } from './b2-losses.ts';
import { run as slowDowns } from './b3-slow-downs.ts';
import { run as ranking } from './b6-ranking.ts';
import { run as prediction } from './b7-prediction.ts';
import { run as waits } from './b8-waits.ts';
import { run as priceTraps } from './b9-price-traps.ts';
import type { Row } from './rows.ts';

/** In the order of the table. */
export const BENCHMARKS: Readonly<Record<string, () => Row[]>> = {
  B1: shifts,
  B2: losses,
  B3: slowDowns,
  B6: ranking,
  B7: prediction,
  B8: waits,
  B9: priceTraps,
  B10: speed,
  B11: calibration,
  B12: falseAlerts,
};

/** Measured alone, after all others. */
export const TIMED: ReadonlySet<string> = new Set(['B10']);

/** Those that take longest start first. */
export const LONGEST_FIRST = ['B12', 'B6', 'B11', 'B9', 'B2', 'B1', 'B3', 'B8', 'B7'];
