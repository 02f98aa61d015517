import { DAY } from '../decay.ts';
import type { Findings, Sighting } from '../findings.ts';
import { medianOf } from '../order-statistics.ts';
import { RUN_AWAY_RULES } from './rules.ts';
import { coursesOf, type Course } from './runs.ts';
import { evidenceOf, type SignOf, type Strength } from './sign.ts';

interface Standstill {
  strength: 'calm' | 'weak' | 'strong';
  /** Median time between changes and time since the last one, ms. */
  usual: number;
  since: number;
  newest: Sighting;
}

/**
 * How long nothing has changed, measured to the last look: what was not looked at did not stand
 * still. null without enough changes to know what is usual, or without a recent look. The first
 * sighting is no change.
 */
function standstillOf({ runs }: Course, now: number): Standstill | null {
  const { leastIntervals, lookedDays, weak, strong } = RUN_AWAY_RULES.stale;
  const newest = runs.at(-1)?.sightings.at(-1);
  if (newest === undefined || now - newest.t > lookedDays * DAY) return null;
  const changes = runs.slice(1).flatMap(({ sightings }) => sightings.slice(0, 1));
  const intervals = changes.slice(1).map(({ t }, i) => t - (changes[i]?.t ?? t));
  const last = changes.at(-1);
  if (last === undefined || intervals.length < leastIntervals) return null;
  const usual = medianOf(intervals);
  const longest = Math.max(...intervals);
  const since = newest.t - last.t;
  const reaches = (bar: { factor: number; days: number; ofLongest: number }): boolean =>
    since >= bar.factor * usual && since >= bar.days * DAY && since > bar.ofLongest * longest;
  let strength: Standstill['strength'] = 'calm';
  if (reaches(strong)) strength = 'strong';
  else if (reaches(weak)) strength = 'weak';
  return { strength, usual, since, newest };
}

/** Of several observers of one thing the one that saw it move last is believed. */
function liveliest(a: Standstill, b: Standstill): Standstill {
  return b.since < a.since ? b : a;
}

const days = (ms: number): number => Math.round((ms / DAY) * 10) / 10;

/** Stock and pages going stale: half of what is watched stands still, each against its own pace. */
export function staleSign(findings: Findings, now: number): SignOf<'stale'> {
  const byThing = new Map<string, Standstill>();
  for (const topic of ['stock-content', 'page-content'] as const) {
    for (const course of coursesOf(findings, topic, now)) {
      const found = standstillOf(course, now);
      if (found === null) continue;
      const key = `${topic}|${course.subject}`;
      const known = byThing.get(key);
      byThing.set(key, known === undefined ? found : liveliest(known, found));
    }
  }
  const all = [...byThing.values()];
  if (all.length === 0) return { sign: 'stale', strength: 'unknown', params: null, evidence: [] };

  const strong = all.filter((thing) => thing.strength === 'strong');
  const still = all.filter((thing) => thing.strength !== 'calm');
  const enough = RUN_AWAY_RULES.stale.share * all.length;
  let strength: Strength = 'calm';
  if (strong.length >= enough) strength = 'strong';
  else if (still.length >= enough) strength = 'weak';
  const shown = strength === 'calm' ? all : still;
  return {
    sign: 'stale',
    strength,
    params: {
      baseline: days(medianOf(shown.map(({ usual }) => usual))),
      current: days(medianOf(shown.map(({ since }) => since))),
      items: still.length,
      of: all.length,
    },
    evidence: evidenceOf(shown.map(({ newest }) => newest)),
  };
}
