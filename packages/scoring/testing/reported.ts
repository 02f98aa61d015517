import { createHash } from 'node:crypto';
import { foldObservations } from '../src/judge-indicators.ts';
import { PROFILE_WEIGHTS, profileText } from '../src/profiles.ts';
import type { ReportedPlatform, StoredChange, Standing } from '../src/report/index.ts';
import { score } from '../src/score.ts';
import type { StampedScore } from '../src/score-types.ts';
import { INDICATORS, type IndicatorId } from '../src/types.ts';
import { DAY, START } from './support.ts';

export const PLATFORM = 'p-1';

/** Forty daily looks at everything, all perfect but for what is given; scored an hour after the last. */
export function aScore(xs: Partial<Record<IndicatorId, number>>, last: number): StampedScore {
  const looks = Array.from({ length: 40 }, (_, i) =>
    INDICATORS.map((indicator) => ({
      key: `${indicator}/${i}`,
      at: last - i * DAY,
      spacingMs: DAY,
      readings: [{ indicator, subject: '', x: xs[indicator] ?? 1 }],
      facts: [],
    })),
  );
  const profile = PROFILE_WEIGHTS.medium;
  const made = score(foldObservations({}, looks.flat()), last + DAY / 24, profile);
  const profileHash = createHash('sha256').update(profileText(profile)).digest('hex');
  return { ...made, profileHash, knownAt: '1', inputDigest: '' };
}

export function standingIn({ status, grade, value, lo, hi }: StampedScore): Standing {
  return { status, grade, value, lo, hi };
}

export function aPlatform(given: Partial<ReportedPlatform> = {}): ReportedPlatform {
  const standing: Standing = { status: 'ok', grade: 'B', value: 70, lo: 66, hi: 74 };
  return { id: PLATFORM, name: '星云', before: standing, after: standing, ages: [], ...given };
}

export function aChange(given: Partial<StoredChange> = {}): StoredChange {
  return {
    id: 'c-1',
    platformId: PLATFORM,
    kind: 'degraded',
    dimension: 'service',
    indicator: 'first-response',
    subject: '',
    label: '',
    from: 80,
    to: 40,
    severity: 'warning',
    since: START,
    at: START,
    evidence: ['k-1'],
    recovery: false,
    ...given,
  };
}
