/**
 * Constants of the early warning of a platform that may shut and leave (跑路); part of the method.
 * All of them are our defaults: no record of such platforms is public to fit them to.
 */
export const RUN_AWAY_RULES = Object.freeze({
  /** Replies of the last `recentDays` against those of the `baselineDays` before. */
  replies: {
    recentDays: 7,
    baselineDays: 60,
    leastRecent: 5,
    leastBaseline: 20,
    quantile: 0.9,
    /** Times the own median, and seconds below which nobody minds. */
    weak: { factor: 2, seconds: 300 },
    strong: { factor: 4, seconds: 1800 },
  },
  /** Words on withdrawals that young count; so many different people without proof are enough. */
  withdrawals: { days: 60, people: 3 },
  /** Time without a change against the own median between changes, and the own longest. */
  stale: {
    leastIntervals: 3,
    /** Days without a look after which nothing can be told. */
    lookedDays: 3,
    weak: { factor: 4, days: 7, ofLongest: 1 },
    strong: { factor: 8, days: 14, ofLongest: 2 },
    /** Share of what is watched that has to stand still. */
    share: 0.5,
  },
  /** Median of the last days against the median of the days before, as a share of it. */
  priceDump: {
    recentDays: 3,
    baselineDays: 30,
    leastRecent: 2,
    leastBaseline: 10,
    leastItems: 2,
    weak: { share: 0.85, items: 2, ofItems: 0.3 },
    strong: { share: 0.7, items: 3, ofItems: 0.5 },
  },
  /** Days a change counts; sightings that make a value more than a slip of reading; kinds changed. */
  identity: { days: 30, sightings: 2, strongKinds: 2 },
  /** How many signs of which strength. */
  joint: { strongForWarning: 2, weakForWatch: 2 },
  /** Observations cited for one sign, the newest ones. */
  evidence: 5,
} as const);
