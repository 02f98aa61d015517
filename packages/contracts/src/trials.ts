import { CHANGE_KINDS, DIMENSIONS } from '@kaopu/scoring';
import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { SiteUrl } from './platforms.ts';

const Share = z.number().min(0.001).max(10);

/** Which changes somebody wants to be told of; what is left out is not restricted. */
export const AlertRuleInput = z.object({
  /** Changes of price from this share on, e.g. 0.03. */
  price: Share.optional(),
  priceRiseWarning: Share.optional(),
  priceDropWarning: Share.optional(),
  leastSeverity: z.enum(['info', 'warning', 'critical']).optional(),
  dimensions: z.array(z.enum(DIMENSIONS)).min(1).optional(),
  kinds: z.array(z.enum(CHANGE_KINDS)).min(1).optional(),
});

/** Ask a worker to look once, without registering anything, or which alerts a rule would have sent. */
export const StartTrial = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('detect'), url: SiteUrl }),
  z.object({
    kind: z.literal('try'),
    probeKind: z.string().min(1).max(50),
    config: z.unknown(),
  }),
  z.object({
    kind: z.literal('what-if'),
    platformId: Id,
    rule: AlertRuleInput.default({}),
    days: z.number().int().min(1).max(90).default(30),
  }),
]);
export type StartTrial = z.infer<typeof StartTrial>;

export const TrialView = z.object({
  id: Id,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  createdAt: Instant,
  /**
   * detect: `{ kind: 'observed', seen: Detection }`; try: `{ kind: 'observed', seen }`;
   * both may be `{ kind: 'unknown', cause, detail }`; what-if: `{ kind: 'alerts', seen: WhatIf }`.
   */
  result: z.unknown(),
});
export type TrialView = z.infer<typeof TrialView>;

/** Alerts a rule would have sent, oldest first. */
export const WhatIf = z.object({
  from: Instant,
  to: Instant,
  /** Observations gone through, those before the span included. */
  observations: z.number().int(),
  alerts: z.array(
    z.object({
      dimension: z.enum(DIMENSIONS),
      severity: z.enum(['info', 'warning', 'critical']),
      openedAt: Instant,
      resolvedAt: Instant.nullable(),
      told: z.array(
        z.object({ at: Instant, reason: z.enum(['first', 'worse', 'added', 'recovered']) }),
      ),
      changes: z.array(
        z.object({
          kind: z.enum(CHANGE_KINDS),
          subject: z.string(),
          label: z.string(),
          from: z.union([z.number(), z.string()]).nullable(),
          to: z.union([z.number(), z.string()]).nullable(),
          at: Instant,
          evidence: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type WhatIf = z.infer<typeof WhatIf>;
