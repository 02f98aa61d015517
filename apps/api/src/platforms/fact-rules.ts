import type { Need } from '@kaopu/contracts';

/** How one knows of a fact: a topic of the small buyer's checklist is met, or a floor is known and holds throughout. */
export const FACT_RULES = {
  moq: { topic: 'moq' },
  'mixed-batch': { topic: 'mixed-batch' },
  dropshipping: { topic: 'dropshipping' },
  'no-agency-fee': { floor: 'agency-fee' },
  authorised: { floor: 'authorisation' },
} as const satisfies Record<Need, { topic: string } | { floor: string }>;
