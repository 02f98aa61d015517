import type { Source } from './findings.ts';
import type { FloorId } from './floors.ts';
import type { PenaltySeverity } from './method.ts';
import type { PriceSeen } from './prices.ts';
import { TERM_KINDS } from './terms.ts';

/**
 * The vocabulary of the scoring package. Times are milliseconds UTC since 1970,
 * utilities `x` lie in [0,1] (1 is best), scores in [0,100].
 */

export const DIMENSIONS = [
  'qualification',
  'supply-chain',
  'price',
  'service',
  'technology',
  'compliance',
] as const;
export type DimensionId = (typeof DIMENSIONS)[number];

export const INDICATORS = [
  'licence',
  'filing',
  'brand-authorisation',
  'card-works',
  'delivery-time',
  'stock-continuity',
  'purchase-proof',
  'price-level',
  'hidden-fee',
  'tier-order',
  'price-volatility',
  'first-response',
  'off-hours-response',
  'resolution',
  'exchange-honoured',
  'availability',
  'tls',
  'latency',
  'back-office',
  'penalties',
  'forbidden-wording',
  'policy-pages',
  'agent-fee',
] as const;
export type IndicatorId = (typeof INDICATORS)[number];

export const PROFILES = ['small', 'medium', 'channel', 'community'] as const;
export type ProfileId = (typeof PROFILES)[number];

/** A buyer's weights per dimension, of any positive sum, and the floors he asks for. */
export interface Profile {
  id: string;
  weights: Record<DimensionId, number>;
  /** Absent: the common ones. */
  floors?: readonly FloorId[];
}

/**
 * One indicator of one subject (a product, a channel, the site), computed from one observation.
 * `x: null` means the look could not tell: it never moves a quality, only coverage.
 */
export interface Reading {
  indicator: IndicatorId;
  /** '' for the site as a whole, else e.g. a product reference. */
  subject: string;
  x: number | null;
  /** Time-to-event indicators (latency, replies): seconds, and whether the wait was cut short. */
  duration?: { seconds: number; censored: boolean };
  /** Where it comes from; a look of ours says nothing here and weighs by its rhythm. */
  source?: Source;
  /** Who entered it; entries of one reporter count once an indicator and month. */
  by?: string;
  /** A penalty on record; without one, a reading of `penalties` says that the register answered. */
  penalty?: { no: string; severity: PenaltySeverity; decidedAt: number };
  /** What `price-volatility` looks at: a price and its market. */
  price?: PriceSeen;
  /** The raw quantity a noisy-series detector looks at; larger is worse (waits: milliseconds; a log price gap). */
  value?: number;
}

export const FACT_KINDS = [
  'price',
  'stock',
  'product-state',
  'reachability',
  'shop-state',
  'public-records',
  'authorisation-page',
  'authorisation-text',
  ...TERM_KINDS,
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Something exactly known at one moment; a change of it alerts once it is confirmed. */
export interface Fact {
  kind: FactKind;
  subject: string;
  /** Prices in fen; otherwise a word of the kind's vocabulary ('in' | 'out', 'on_sale', 'up' | 'down', 'open' …), a list of records (record-list.ts), a term (terms.ts), or the mark of a text. */
  value: number | string;
  /** The look itself has already looked twice, so one observation is enough. */
  confirmed: boolean;
  /** Human title of the subject, for messages. */
  label?: string;
}

export type Severity = 'info' | 'warning' | 'critical';

export const CHANGE_KINDS = [
  'price-changed',
  'sold-out',
  'restocked',
  'product-state-changed',
  'shop-state-changed',
  'became-unreachable',
  'became-reachable',
  'record-published',
  'record-changed',
  'publication-ended',
  'authorisation-page',
  'authorisation-text',
  ...TERM_KINDS,
  'degraded',
  'recovered',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A state change someone may want to know: the history and the outbox at once. */
export interface Change {
  kind: ChangeKind;
  dimension: DimensionId;
  indicator: IndicatorId | null;
  subject: string;
  label: string;
  from: number | string | null;
  to: number | string | null;
  severity: Severity;
  /** Time of the observation that first showed it. */
  since: number;
  /** Time of the observation that confirmed it. */
  at: number;
  /** Keys of the observations it rests on. */
  evidence: string[];
  /** True when it takes an earlier change back (price returned, site up again, restocked). */
  recovery: boolean;
}
