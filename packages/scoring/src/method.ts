import type { DimensionId, IndicatorId } from './types.ts';

export type PenaltySeverity = 'warning' | 'fine' | 'large-fine' | 'revocation';

/**
 * How observations of an indicator are remembered: decayed sums, waits by bin, the newest word of
 * each subject and source, penalties on record, or prices day by day.
 */
export type IndicatorKind = 'counter' | 'waits' | 'register' | 'penalties' | 'prices';
export type WaitScaleId = 'first-reply' | 'resolution' | 'latency';

/** Worse than an own trailing quantile by this much counts: a factor for times, a difference for logs. */
export type Margin = { factor: number } | { add: number };

/**
 * What a series' detector watches: values worse than they used to be, or the missing utility itself,
 * for indicators that hold steady while all is well.
 */
export type DetectorSpec = { margin: Margin } | { loss: true };

export interface IndicatorSpec {
  dimension: DimensionId;
  kind: IndicatorKind;
  /** Half-life H of the evidence, days. */
  halfLifeDays: number;
  /** Assumed drift of the logit per square root of a day. */
  sigmaD: number;
  /**
   * Evidence of one reading that names no source: `tauHours` the time after which a look tells
   * something independent (m = min(1, spacing/tau)), `m` a fixed weight, `e` a register's worth when
   * fresh. A reading that names its source weighs what METHOD.worth says.
   */
  evidence: { tauHours: number } | { m: number } | { e: number };
  /** Weight inside the dimension; they sum to 1. */
  v: number;
  scale?: WaitScaleId;
  detector?: DetectorSpec;
}

type Evidence = IndicatorSpec['evidence'];
type Extra = Pick<IndicatorSpec, 'scale' | 'detector'>;

function spec(
  dimension: DimensionId,
  kind: IndicatorKind,
  halfLifeDays: number,
  sigmaD: number,
  evidence: Evidence,
  v: number,
  extra: Extra = {},
): IndicatorSpec {
  return { dimension, kind, halfLifeDays, sigmaD, evidence, v, ...extra };
}

// What a register reading is worth by where it comes from.
const OFFICIAL = { e: 20 };
const PAGE = { e: 8 };
const ENTRY = { e: 3 };
// A person's entry with proof; the own test purchase counts 3.
const REPORTED = { m: 0.7 };
const TEST_BUY = { m: 3 };
const FOUR_HOURS = { tauHours: 4 };
const SIX_HOURS = { tauHours: 6 };
const A_DAY = { tauHours: 24 };

const LOSS: Extra = { detector: { loss: true } };

/** ln 1.03: a price that moves away from the market by 3 %. */
const LN_1_03 = 0.02955880224154443;

/** The table of method 1.0.0, scoring.md §5. */
export const INDICATOR_SPECS: Readonly<Record<IndicatorId, IndicatorSpec>> = Object.freeze({
  licence: spec('qualification', 'register', 90, 0.02, OFFICIAL, 0.35),
  filing: spec('qualification', 'register', 90, 0.02, OFFICIAL, 0.25),
  'brand-authorisation': spec('qualification', 'register', 30, 0.03, PAGE, 0.4),
  'card-works': spec('supply-chain', 'counter', 45, 0.03, TEST_BUY, 0.45, LOSS),
  'delivery-time': spec('supply-chain', 'counter', 30, 0.03, REPORTED, 0.25),
  'stock-continuity': spec('supply-chain', 'counter', 14, 0.05, A_DAY, 0.15, LOSS),
  'purchase-proof': spec('supply-chain', 'register', 90, 0.02, ENTRY, 0.15),
  'price-level': spec('price', 'counter', 14, 0.05, A_DAY, 0.35, {
    detector: { margin: { add: LN_1_03 } },
  }),
  'hidden-fee': spec('price', 'counter', 45, 0.03, A_DAY, 0.35, LOSS),
  'tier-order': spec('price', 'counter', 30, 0.03, A_DAY, 0.15, LOSS),
  'price-volatility': spec('price', 'prices', 30, 0.03, { tauHours: 168 }, 0.15),
  'first-response': spec('service', 'waits', 14, 0.05, FOUR_HOURS, 0.35, {
    scale: 'first-reply',
    detector: { margin: { factor: 1.2 } },
  }),
  'off-hours-response': spec('service', 'waits', 21, 0.05, FOUR_HOURS, 0.15, {
    scale: 'first-reply',
  }),
  resolution: spec('service', 'waits', 60, 0.03, REPORTED, 0.35, { scale: 'resolution' }),
  'exchange-honoured': spec('service', 'counter', 60, 0.03, REPORTED, 0.15),
  availability: spec('technology', 'counter', 7, 0.1, SIX_HOURS, 0.4, LOSS),
  tls: spec('technology', 'register', 14, 0.05, OFFICIAL, 0.2),
  latency: spec('technology', 'waits', 7, 0.1, SIX_HOURS, 0.15, {
    scale: 'latency',
    detector: { margin: { factor: 1.2 } },
  }),
  'back-office': spec('technology', 'register', 90, 0.02, PAGE, 0.25),
  // The newest successful query of the registers of penalties; its age is the evidence's age.
  penalties: spec('compliance', 'penalties', 90, 0.02, OFFICIAL, 0.4),
  'forbidden-wording': spec('compliance', 'counter', 30, 0.03, A_DAY, 0.35, LOSS),
  'policy-pages': spec('compliance', 'register', 60, 0.02, PAGE, 0.15),
  'agent-fee': spec('compliance', 'register', 60, 0.02, PAGE, 0.1),
});

/** All other constants of the method. */
export const METHOD = Object.freeze({
  semver: '1.0.0',
  /** Prior: strength in observations, and mean (below the population's on purpose). */
  kappa: 4,
  mu0: 0.65,
  /** Two-sided 90 %. */
  z: 1.645,
  driftCap: 0.25,
  /** Assumed correlation of errors, inside a dimension and across them. */
  errorCorrelation: 0.5,
  dimensionFloor: 0.01,
  thinBelow: 2,
  insufficient: { dimensionThin: 0.5, weight: 0.6, width: 40, halfLives: 2 },
  provisional: { weight: 0.25, width: 20 },
  grades: { A: 85, B: 75, C: 65, D: 50, lowerBoundOfA: 70 },
  /** Shown value when a hard veto is unknown. */
  unverifiedCap: 74,
  /** Least share of qualification in a buyer's own weights. */
  leastQualification: 0.15,
  clockSkewMs: 300_000,
  explained: { observations: 5, kept: 12, halfLives: 3, reasons: 4 },
  /** What a reading weighs by its source: registers in observations, counters as m. */
  worth: {
    register: { official: 20, page: 8, entry: 3, proof: 3, 'test-buy': 3 },
    counter: { official: 1, page: 1, entry: 0.3, proof: 0.7, 'test-buy': 3 },
  },
  /** A reporter's entries count once an indicator and period; own test purchases count each. */
  entries: { periodDays: 30, kept: 64 },
  held: 64,
  penalties: {
    severity: { warning: 0.15, fine: 0.3, 'large-fine': 0.5, revocation: 1 },
    halfLifeDays: 365,
    kept: 64,
  },
  /** Below this conclusive share of looks a platform blocks verification. */
  blockedBelow: 0.5,
  price: {
    floor: 0.04,
    prior: { sd: 0.06, strength: 4 },
    full: 5,
    least: 3,
    smallFactor: 1.5,
    tierTolerance: 0.005,
  },
  change: {
    price: 0.03,
    priceRiseWarning: 0.15,
    priceDropWarning: 0.3,
    /** Facts whose first sighting is measured against all being well. */
    presumedGood: [
      'reachability',
      'shop-state',
      'authorisation-term',
      'domain-term',
      'certificate-term',
    ],
  },
  detector: {
    odds: [2.5, 6, 15],
    baseline: 120,
    gap: 10,
    least: 40,
    /** Quantiles of the baseline whose exceedances are watched, with their in-control means. */
    cuts: [
      { quantile: 0.5, q0: 0.5 },
      { quantile: 0.75, q0: 0.25 },
      { quantile: 0.9, q0: 0.1 },
    ],
    /** In-control mean of the bank that watches for recovery: at least and at most. */
    fine: { least: 0.1, most: 0.8 },
    /** For losses: the in-control mean is the upper quartile (z) of the baseline's posterior. */
    loss: { least: 0.02, most: 0.9, z: 0.6745 },
    largestCorrelation: 0.9,
    materialDrop: 0.05,
    fastHalfLifeDays: 3,
    recoverWithin: 0.02,
    recoverDays: 7,
    /** Severity of a degradation by the points it costs a medium buyer. */
    severity: { warning: 1, critical: 5 },
  },
  ring: 256,
  looksHalfLifeDays: 30,
  marketReference: 'daily 00:00 Asia/Shanghai, latest price of each independent platform in 14 d',
  decayTable: '939ec0795452d638bb99b2298d3808d5a958d8ab02b07c42d28101b5c837b204',
} as const);

type Widened<T> = T extends number
  ? number
  : T extends string
    ? string
    : T extends readonly (infer U)[]
      ? readonly Widened<U>[]
      : { readonly [K in keyof T]: Widened<T[K]> };

/** Constants of a method, whatever their values. */
export type Constants = Widened<typeof METHOD>;

/**
 * Everything a score depends on besides observations and the buyer. The current method is the
 * constants of this file; a candidate is another value of the same shape, run beside it.
 */
export interface Method {
  constants: Constants;
  indicators: Readonly<Record<IndicatorId, IndicatorSpec>>;
}

export const CURRENT_METHOD: Method = Object.freeze({
  constants: METHOD,
  indicators: INDICATOR_SPECS,
});
