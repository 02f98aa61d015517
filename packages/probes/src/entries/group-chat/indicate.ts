import type { Said } from '../../kit/entry.ts';
import { fingerprint } from '../../kit/findings.ts';
import type { Indicated } from '../../kit/types.ts';
import type { Fields } from './schema.ts';

/** Groups that go quiet are a matter of warning, not of points. */
export const INDICATORS = [] as const;

/**
 * Pure: what moves in a group is remembered as what moves on a page is, by a mark of it that changes
 * with every word of the platform's people; a mark that stands still is a sign of its own.
 */
export function indicate({ by, source, fields }: Said<Fields>): Indicated {
  const { app, group, lastOfficialAt, state } = fields;
  const moved = state === 'active' ? (lastOfficialAt ?? 'active') : (lastOfficialAt ?? 'still');
  const subject = `group ${app} ${group}`;
  return {
    readings: [],
    facts: [],
    findings: [{ topic: 'page-content', subject, value: fingerprint(moved), source, by }],
  };
}
