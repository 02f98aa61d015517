import type { Hash } from './digest.ts';
import type { Finding } from './findings.ts';
import type { Insights } from './insights.ts';
import type { Method } from './method.ts';
import type { StampedScore } from './score-types.ts';
import type { Change, DimensionId, Fact, Profile, Reading, Severity } from './types.ts';

/** One stored observation after `indicate`, as the judge takes it. */
export interface JudgedObservation {
  key: string;
  /** Event time: the slot it belongs to. */
  at: number;
  /** Planned interval of the probe when the slot was claimed, ms; sets the evidence weight. */
  spacingMs: number;
  readings: Reading[];
  facts: Fact[];
  findings?: Finding[];
}

/**
 * Everything remembered about one platform between two judge runs, plain JSON
 * (big integers as decimal strings). Opaque outside this package.
 */
export interface PlatformState {
  /** keyed by indicator */
  indicators: Record<string, unknown>;
  /** rings, baselines and detectors, keyed by `indicator|subject` */
  series: Record<string, unknown>;
  /** keyed by `kind|subject` */
  facts: Record<string, unknown>;
  /** keyed by `topic|subject|source` */
  findings: Record<string, unknown>;
  /** Sum of the hashes of all observations taken in. */
  digest: string;
}

export type AlertReason = 'first' | 'worse' | 'added' | 'recovered';

/** The open alert of one platform and dimension, if any. */
export interface OpenAlert {
  id: string;
  dimension: DimensionId;
  severity: Severity;
  /** Unresolved children, `kind|subject`. */
  children: string[];
}

export interface AlertDecision {
  /** null opens a new one. */
  alertId: string | null;
  dimension: DimensionId;
  severity: Severity;
  children: string[];
  resolved: boolean;
  changes: Change[];
  /** null: recorded, but nobody is told again. */
  notify: AlertReason | null;
}

/** Observations taken back, and all other observations that are known. */
export interface Retraction {
  taken: readonly JudgedObservation[];
  remaining: readonly JudgedObservation[];
}

export interface JudgeInput {
  now: number;
  state: PlatformState;
  observations: JudgedObservation[];
  profiles: readonly Profile[];
  openAlerts: OpenAlert[];
  /** The judge run's number on this platform. */
  knownAt: string;
  hash: Hash;
  retraction?: Retraction;
  /** The current method, unless another is tried. */
  method?: { method: Method; version: string };
}

export interface JudgeOutput {
  state: PlatformState;
  scores: StampedScore[];
  insights: Insights;
  changes: Change[];
  alerts: AlertDecision[];
  /** A change was seen once and wants a second look soon: keys of the observations that showed it. */
  wantsConfirmation: string[];
}
