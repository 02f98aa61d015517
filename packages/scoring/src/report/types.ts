import type { FactState } from '../facts.ts';
import type { Veto } from '../floors.ts';
import type { ReasonChange } from '../reason-changes.ts';
import type { Grade, ScoreStatus, StampedScore } from '../score-types.ts';
import type { TermKind, TermWord } from '../terms.ts';
import type { Change, IndicatorId } from '../types.ts';

/** Where a platform stood at an instant, 0–100 with its interval. */
export interface Standing {
  status: ScoreStatus;
  grade: Grade;
  value: number;
  lo: number;
  hi: number;
}

/** How old the evidence of one indicator is. */
export interface EvidenceAge {
  indicator: IndicatorId;
  newest: number;
  /** Keys of its newest observations that are known one by one; maybe none. */
  evidence: string[];
}

/** One platform at both ends of a span. */
export interface ReportedPlatform {
  id: string;
  name: string;
  /** null: not scored yet when the span began. */
  before: Standing | null;
  after: Standing;
  ages: readonly EvidenceAge[];
}

/** Both scores of a platform that moved. */
export interface ScoresOfMove {
  platformId: string;
  before: StampedScore;
  after: StampedScore;
}

export interface StoredChange extends Change {
  id: string;
  platformId: string;
}

/** A term as it was last seen. */
export interface SeenTerm extends Pick<FactState, 'since' | 'last' | 'label'> {
  platformId: string;
  kind: TermKind;
  subject: string;
  word: TermWord;
}

/** What a report is made from: platforms of one profile, and what was found about them in a span. */
export interface ReportMaterial {
  profile: string;
  /** The span, ms UTC; `until` does not belong to it. */
  from: number;
  until: number;
  platforms: readonly ReportedPlatform[];
  /** Of those that moved (`hasMoved`). */
  moved: readonly ScoresOfMove[];
  changes: readonly StoredChange[];
  terms: readonly SeenTerm[];
}

interface OfPlatform {
  platformId: string;
  name: string;
  /** Keys of observations. */
  evidence: string[];
}

/** A score that left its own interval. */
export interface Mover extends OfPlatform {
  from: Standing;
  to: Standing;
  points: number;
  /** What did most of it; null when nothing seen explains it. */
  reason: Pick<ReasonChange, 'code' | 'dimension' | 'change' | 'from' | 'to'> | null;
  /** Floors that fail now and did not before. */
  broken: Veto['id'][];
  /** The two scores are of different methods or weights, so the difference is not all the supplier's. */
  otherMethod: boolean;
  /** Changes of the span that the reason is about. */
  changeIds: string[];
}

/** Something that got worse in the span and has not been taken back in it. */
export interface Risk extends OfPlatform {
  change: StoredChange;
}

export interface Stale extends OfPlatform {
  indicator: IndicatorId;
  newest: number;
  /** Days since, and in how many days evidence of this kind loses half its weight. */
  ageDays: number;
  halfLifeDays: number;
}

export interface Expiring extends OfPlatform {
  kind: TermKind;
  subject: string;
  label: string;
  word: TermWord;
  /** When it was last seen to be so. */
  seenAt: number;
}

/** The first of a list, and how many there are. */
export interface Listed<Item> {
  items: Item[];
  total: number;
}

export interface Report {
  profile: string;
  from: number;
  until: number;
  /** Platforms that have a score, and how many of them had none when the span began. */
  platforms: number;
  newcomers: number;
  movers: Listed<Mover>;
  risks: Listed<Risk>;
  stale: Listed<Stale>;
  expiring: Listed<Expiring>;
}
