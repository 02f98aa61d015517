import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { SiteUrl } from './platforms.ts';

/** Ask a worker to look once, without registering anything. */
export const StartTrial = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('detect'), url: SiteUrl }),
  z.object({
    kind: z.literal('try'),
    probeKind: z.string().min(1).max(50),
    config: z.unknown(),
  }),
]);
export type StartTrial = z.infer<typeof StartTrial>;

export const TrialView = z.object({
  id: Id,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  createdAt: Instant,
  /**
   * detect: `{ kind: 'observed', seen: Detection }`; try: `{ kind: 'observed', seen }`;
   * both may be `{ kind: 'unknown', cause, detail }`.
   */
  result: z.unknown(),
});
export type TrialView = z.infer<typeof TrialView>;
