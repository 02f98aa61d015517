import type { Finding } from '@kaopu/scoring';
import type { Said } from '../../kit/entry.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

/** A first sign of a platform that is about to run is a matter of warning, not of points. */
export const INDICATORS = [] as const;

const ASSUMED_SECONDS = 86_400;

/** null while it is pending and not late yet. */
export function wordOf(fields: Fields, at: number): 'on-time' | 'delayed' | 'refused' | null {
  const { state, requestedAt, paidAt, promised = ASSUMED_SECONDS } = fields;
  if (state === 'refused') return 'refused';
  const until = paidAt === undefined ? at : Date.parse(paidAt);
  const isLate = until - Date.parse(requestedAt) > promised * 1000;
  if (isLate) return 'delayed';
  return state === 'paid' ? 'on-time' : null;
}

/** Pure: was money given back when it was due? */
export function indicate({ at, by, source, fields }: Said<Fields>): Indicated {
  const value = wordOf(fields, at);
  const findings: Finding[] =
    value === null ? [] : [{ topic: 'withdrawal', subject: '', value, source, by }];
  return { readings: [], facts: [], findings };
}
