import { z } from 'zod';
import { UNKNOWN_CAUSES, type UnknownCause } from './types.ts';

/** A page that could not be looked at. */
export const FailedPage = z.object({
  url: z.string(),
  cause: z.enum(UNKNOWN_CAUSES),
  detail: z.string(),
});
export type FailedPage = z.infer<typeof FailedPage>;

/** The whole site turned us away; asking for its next page would be rude and useless. */
const SITE_WIDE: ReadonlySet<UnknownCause> = new Set([
  'blocked',
  'challenged',
  'refused-address',
  'own-network',
  'prober-fault',
  'timeout',
  'unreachable',
]);

export function isSiteWide(cause: UnknownCause): boolean {
  return SITE_WIDE.has(cause);
}
