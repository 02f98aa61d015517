import type { DimensionId, IndicatorId } from './types.ts';
import type { Veto } from './veto.ts';

export type ScoreStatus = 'ok' | 'insufficient' | 'unverified' | 'vetoed';
export type Grade = 'A' | 'B' | 'C' | 'D' | 'F' | 'X' | '-';

/** What an indicator is worth right now, with a 90 % interval. */
export interface IndicatorScore {
  indicator: IndicatorId;
  mu: number;
  lo: number;
  hi: number;
  /** Effective (decayed) number of observations. */
  n: number;
  /** Newest observation, or null when there is none. */
  newest: number | null;
  thin: boolean;
  /** Conclusive share of the looks of the last 30 days, 0–1; null before any look. */
  observability: number | null;
}

export interface DimensionScore {
  dimension: DimensionId;
  /** 0–100. */
  value: number;
  lo: number;
  hi: number;
  insufficient: boolean;
  indicators: IndicatorScore[];
}

/** Points lost from 100; the lines of one level sum exactly to the level above. */
export interface DimensionLoss {
  dimension: DimensionId;
  points: number;
  indicators: IndicatorLoss[];
}

export interface IndicatorLoss {
  indicator: IndicatorId;
  points: number;
  /** The part owed to missing evidence: reason NOT_ENOUGH_EVIDENCE. */
  priorPoints: number;
  /** The five largest losses by observation, newest first among equals. */
  observations: { key: string; subject: string; at: number; x: number; points: number }[];
  /** All other observations in one line, so that the sum stays exact. */
  olderPoints: number;
}

export interface Score {
  profile: string;
  method: string;
  asOf: number;
  status: ScoreStatus;
  /** 0–100, rounded to 1e-4. Shown with its interval even when `insufficient`, but then not ranked. */
  value: number;
  lo: number;
  hi: number;
  grade: Grade;
  /** Evidence is thinner than it should be, though enough to rank. */
  provisional: boolean;
  /** Share of the profile's weight that rests on conclusive, non-thin evidence, 0–1. */
  coverage: number;
  dimensions: DimensionScore[];
  losses: DimensionLoss[];
  /** Points lost, sum over losses; equals 100 − value within 1e-9 before rounding. */
  lossTotal: number;
  /** Points lost because a hard veto is unknown (the cap of `unverified`); absent when none are. */
  unverifiedPoints?: number;
  /** What the floors said; absent when none was asked. */
  vetoes?: Veto[];
}
