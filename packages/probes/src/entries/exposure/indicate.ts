import type { Indicated } from '../../kit/types.ts';

/** What the merchant has at stake moves no score: it is his, and says nothing of the platform. */
export const INDICATORS = [] as const;

export function indicate(): Indicated {
  return { readings: [], facts: [] };
}
