import { DAY } from '../decay.ts';
import type { Findings, Sighting } from '../findings.ts';
import { compareText } from '../order.ts';
import { RUN_AWAY_RULES } from './rules.ts';
import { coursesOf, type Course, type Run } from './runs.ts';
import { evidenceOf, type IdentityChange, type SignOf, type Strength } from './sign.ts';

/** Pages are read by machines and may be misread once; the other sources mean what they say. */
function isSettled({ sightings }: Run, { source }: Course): boolean {
  return source !== 'page' || sightings.length >= RUN_AWAY_RULES.identity.sightings;
}

/**
 * The value now shown, if it is new: never seen before by this observer, first seen in the last 30
 * days, after another that was settled. A shop that rotates its contacts comes back to old ones.
 */
function changeOf(course: Course, now: number): { from: string; run: Run } | null {
  const run = course.runs.at(-1);
  const first = run?.sightings[0];
  if (run === undefined || first === undefined) return null;
  if (first.t <= now - RUN_AWAY_RULES.identity.days * DAY || !isSettled(run, course)) return null;
  const earlier = course.runs.slice(0, -1);
  if (earlier.some(({ value }) => value === run.value)) return null;
  const from = earlier.findLast((other) => isSettled(other, course));
  return from === undefined ? null : { from: from.value, run };
}

/** Seen often enough, and lately, to say that nothing changed. */
function isWatched({ runs }: Course, now: number): boolean {
  const sightings = runs.flatMap((run) => run.sightings);
  const newest = sightings.at(-1);
  const { days, sightings: least } = RUN_AWAY_RULES.identity;
  return newest !== undefined && newest.t > now - days * DAY && sightings.length >= least;
}

/** Changes of contact, domain or filing number; two kinds within a month are a strong sign. */
export function identitySign(findings: Findings, now: number): SignOf<'identity'> {
  const changes = new Map<string, IdentityChange>();
  const shown: Sighting[] = [];
  const seen: Sighting[] = [];
  for (const topic of ['contact', 'domain', 'filing-number'] as const) {
    for (const course of coursesOf(findings, topic, now)) {
      if (isWatched(course, now)) seen.push(...course.runs.flatMap((run) => run.sightings));
      const change = changeOf(course, now);
      if (change === null) continue;
      const { from, run } = change;
      changes.set(JSON.stringify([topic, from, run.value]), { topic, from, to: run.value });
      shown.push(...run.sightings);
    }
  }
  if (changes.size === 0 && seen.length === 0) {
    return { sign: 'identity', strength: 'unknown', params: null, evidence: [] };
  }
  const inOrder = [...changes].sort(([a], [b]) => compareText(a, b)).map(([, change]) => change);
  const kinds = new Set(inOrder.map(({ topic }) => topic)).size;
  let strength: Strength = 'calm';
  if (kinds >= RUN_AWAY_RULES.identity.strongKinds) strength = 'strong';
  else if (kinds > 0) strength = 'weak';
  return {
    sign: 'identity',
    strength,
    params: { changes: inOrder },
    evidence: evidenceOf(strength === 'calm' ? seen : shown),
  };
}
