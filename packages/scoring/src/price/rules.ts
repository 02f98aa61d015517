/** Constants of price drift (scoring.md §2) that METHOD.price does not hold; part of the method. */
export const PRICE_RULES = Object.freeze({
  /** A price older than this is no peer any more, days. */
  peerDays: 14,
  /** Elasticity of the price to the months of membership where a brand's own cannot be told. */
  durationSlope: 0.9,
  /** Independent sellers whose pairs it takes to tell a brand's own. */
  slopeSellers: 3,
  /** Too low: z below, and price below this share of the market. */
  tooLow: { z: -3, share: 0.85 },
  /** Price trap: days an item is too low, and items; one item does with a failed card. */
  trap: { days: 2, items: 2, windowDays: 30 },
  /** Utility 1 up to `free`, 0 from `free + span` on (shares of the listed price). */
  fee: { free: 0.005, span: 0.095 },
  /** A charge off by this share of the promise is worth nothing; this many fen are rounding. */
  promise: { span: 0.05, roundingFen: 1 },
  /** Root mean square of daily log returns; `least` returns in the window to tell. */
  volatility: { days: 30, clip: 0.15, free: 0.005, span: 0.045, least: 7 },
  /** Slope per `per` days over `days`; `least` days that lie `span` days apart to tell. */
  drift: { days: 60, per: 30, least: 10, span: 14 },
  /** Days remembered of a subject: the drift window with both its ends. */
  dailyKept: 61,
  /** Products whose latest price is remembered, the newest ones. */
  latestKept: 200,
} as const);
