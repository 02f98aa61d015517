/** How the sensitivity of a ranking to choices of the method is measured, scoring.md §4.3. */
export const RANKING_RULES = Object.freeze({
  draws: 1000,
  /** Fixed: places must not tremble from one minute to the next. */
  seed: 1,
  /** Weights are drawn around the buyer's own: Dirichlet(concentration × w). */
  concentration: 50,
  kappa: [2, 4, 8],
  mu0: [0.6, 0.65, 0.7],
  /** All half-lives times this. */
  halfLife: [0.5, 1, 2],
  /** Share of draws that a rank interval leaves out on either side. */
  tail: 0.05,
  top: 5,
  /** Places only mean something when the median move and the share of any one choice stay within. */
  gate: { medianChange: 2, share: 0.6 },
} as const);

/** What is drawn anew each time; the aggregation is the geometric or the arithmetic mean. */
export const CHOICES = ['weights', 'kappa', 'mu0', 'half-life', 'aggregation', 'left-out'] as const;
export type ChoiceId = (typeof CHOICES)[number];
