import { z } from 'zod';

/** What SSE at `/api/v1/events` carries: hints of what to read again, never the data itself. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('judged'), platformId: z.string() }),
  /** A look that a person asked for has begun. */
  z.object({ type: z.literal('looking'), platformId: z.string(), probeId: z.string() }),
  z.object({ type: z.literal('looked'), platformId: z.string(), probeId: z.string() }),
  z.object({ type: z.literal('trial'), trialId: z.string() }),
  z.object({ type: z.literal('alert'), alertId: z.string(), platformId: z.string() }),
  z.object({ type: z.literal('delivery'), alertId: z.string() }),
  z.object({ type: z.literal('ranking'), profile: z.string() }),
  z.object({ type: z.literal('report'), reportId: z.string() }),
  z.object({ type: z.literal('pack'), packId: z.string() }),
  z.object({ type: z.literal('platform'), platformId: z.string() }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
