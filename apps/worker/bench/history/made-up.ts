import {
  dayOf,
  packedOnce,
  packedWhole,
  rollUp,
  sampleOf,
  startOfDay,
  unpackHours,
  type SeriesPoint,
} from '@kaopu/probes';
import { emptyState, judge, STANDARD_PROFILES, type StampedScore } from '@kaopu/scoring';
import { createHash } from 'node:crypto';
import { generator } from '../../src/testing/history.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const EPOCH = startOfDay('2026-01-01');

/** Milliseconds until a page has come: around 400, now and then a few times that. */
function pageTime(random: () => number): number {
  const usual = 300 + 200 * random();
  return Math.round((random() < 0.03 ? usual * (2 + 4 * random()) : usual) * 10) / 10;
}

/** What a look at a shop that is up stores. */
export function pageSeen(total: number, at: number) {
  const phases = { dns: 4.1, connect: 21.5, tls: 33.2, firstByte: total - 80, total };
  return {
    reachable: true,
    status: 200,
    health: 'ok',
    reason: null,
    phases,
    https: true,
    tls: { validTo: EPOCH + 300 * DAY, authorized: true, error: null },
    attempts: [{ at, failure: null, ms: Math.round(total) }],
    bytes: 48_213,
    slowMs: 10_000,
  };
}

/** `looks` after a first one that were like it, as the worker keeps them. */
export function someSamples(seed: number, looks: number): Uint8Array {
  const random = generator(seed);
  const parts = Array.from({ length: looks }, (_, i) => {
    const slotAt = EPOCH + (i + 1) * MINUTE;
    const look = { slotAt, spacingMs: MINUTE, seen: pageSeen(pageTime(random), slotAt + 3) };
    const sample = sampleOf('availability', look, EPOCH + i * MINUTE);
    if (sample === null) throw new Error('an availability look that has no sample');
    return sample;
  });
  return Buffer.concat(parts);
}

export interface MadeUpDay {
  hours: Uint8Array;
  whole: Uint8Array;
}

/** A sealed day of a look a minute. */
export function someDay(seed: number, indicator: 'availability' | 'latency'): MadeUpDay {
  const random = generator(seed);
  const points = Array.from({ length: 1_440 }, (_, i): SeriesPoint => {
    const up = random() < 0.004 ? 0 : 1_000;
    const value = indicator === 'availability' ? up : Math.round(pageTime(random) * 1_000);
    return { indicator, subject: '', at: EPOCH + i * MINUTE, value };
  });
  const [day] = rollUp(points);
  if (day?.day !== dayOf(EPOCH)) throw new Error('a day that is none');
  const hours = unpackHours(day.hours);
  return { hours: packedOnce(hours), whole: packedWhole(hours) };
}

/** Scores of a shop that was looked at for a month, one a profile. */
export function someScores(now: number): readonly StampedScore[] {
  const random = generator(5);
  const observations = Array.from({ length: 720 }, (_, i) => ({
    key: `0d9f3f0e-3c56-4a0f-9a59-6a5d4e6a0b11/${now - (720 - i) * 60 * MINUTE}`,
    at: now - (720 - i) * 60 * MINUTE,
    spacingMs: 60 * MINUTE,
    readings: [
      { indicator: 'availability' as const, subject: '', x: random() < 0.02 ? 0 : 1 },
      { indicator: 'latency' as const, subject: '', x: 0.9, value: pageTime(random) },
    ],
    facts: [],
  }));
  return judge({
    now,
    state: emptyState(),
    observations,
    profiles: STANDARD_PROFILES,
    openAlerts: [],
    knownAt: '1',
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  }).scores;
}
