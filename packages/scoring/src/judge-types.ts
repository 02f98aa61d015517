import type { Change, Fact, ProfileId, Reading, Severity, DimensionId, Profile } from './types.ts';
import type { Score } from './score-types.ts';
import type { Veto } from './veto.ts';

/** One stored observation after `indicate`, as the judge takes it. */
export interface JudgedObservation {
  key: string;
  /** Event time: the slot it belongs to. */
  at: number;
  /** Planned interval of the probe when the slot was claimed, ms; sets the evidence weight. */
  spacingMs: number;
  readings: Reading[];
  facts: Fact[];
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

export interface JudgeInput {
  now: number;
  state: PlatformState;
  observations: JudgedObservation[];
  profiles: readonly Profile[];
  openAlerts: OpenAlert[];
  /** What the hard floors say; a floor nobody asked about is left out. */
  vetoes?: readonly Veto[];
}

export interface JudgeOutput {
  state: PlatformState;
  scores: Score[];
  changes: Change[];
  alerts: AlertDecision[];
  /** A change was seen once and wants a second look soon: keys of the observations that showed it. */
  wantsConfirmation: string[];
}

export type { ProfileId };
