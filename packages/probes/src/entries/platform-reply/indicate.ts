import type { Indicated } from '../../kit/types.ts';

/** What a platform says for itself is heard beside the score, and moves nothing in it. */
export const INDICATORS = [] as const;

export function indicate(): Indicated {
  return { readings: [], facts: [] };
}
