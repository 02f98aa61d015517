/** Constants of the trap verdicts (scoring.md §6, domain.md §1.11); part of the method. */
export const TRAP_RULES = Object.freeze({
  /** Days after which a word on a topic is no longer one. */
  validDays: {
    authorisation: 90,
    'authorisation-claim': 60,
    letter: 90,
    'forbidden-offer': 60,
    card: 90,
    'post-order-fee': 90,
    'agency-fee': 90,
    recruiting: 60,
    'purchase-proof': 180,
  },
  /** Shares of the market's or the official price from which a price is suspect, and likely a trap. */
  lowPrice: { suspect: 0.7, likely: 0.5 },
  /** Share of the last 30 days below which an agent's goods are not there to be sold. */
  availability: 0.9,
  /** Observations cited for one signal, the newest ones. */
  evidence: 5,
} as const);
