import type { DimensionId, IndicatorId } from './types.ts';
import type { Veto } from './floors.ts';
import type { Reason } from './reasons.ts';

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
  /** What they say on average, before any prior, 0–1; no matter when n is 0. */
  mean: number;
  /** Standard deviation of mu. */
  sd: number;
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
  /** Standard deviation of the value, points. */
  sd: number;
  insufficient: boolean;
  indicators: IndicatorScore[];
}

/** Points lost from 100; the lines of one level sum exactly to the level above. */
export interface DimensionLoss {
  dimension: DimensionId;
  points: number;
  /** The dimension lies below the least that is counted: reason `floor`. */
  floored: boolean;
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
  /** Conclusive share of all looks of the last 30 days, 0–1; null before any. */
  observability: number | null;
  /** The platform blocks verification: most looks could not tell. */
  blocked: boolean;
  dimensions: DimensionScore[];
  losses: DimensionLoss[];
  /** Points lost, sum over losses; equals 100 − value within 1e-9 before rounding. */
  lossTotal: number;
  /** Points lost because a hard floor is unknown (the cap of `unverified`). */
  unverifiedPoints: number;
  /** The floors this buyer asks for, and how each stands. */
  vetoes: Veto[];
  /** The costliest reasons, most points first. */
  reasons: Reason[];
}

/** What a score was made from, so that it can be made again. */
export interface Provenance {
  /** Judge run that made it: everything taken in up to it was known, nothing later. */
  knownAt: string;
  /** Sum of the hashes of all observations behind it, mod 2^256, 64 hex digits. */
  inputDigest: string;
  /** Hash of the buyer's weights and floors. */
  profileHash: string;
}

export type StampedScore = Score & Provenance;
