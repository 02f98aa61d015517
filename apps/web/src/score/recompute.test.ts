import type { ScoreView } from '@kaopu/contracts';
import {
  foldObservations,
  METHOD,
  METHOD_VERSION,
  PROFILE_WEIGHTS,
  readPlatform,
  scoreReadouts,
  STANDARD_PROFILES,
  type JudgedObservation,
  type Veto,
} from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScore, recompute } from './recompute.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23);

const INDICATORS_SEEN = [
  'availability',
  'price-level',
  'hidden-fee',
  'card-works',
  'stock-continuity',
  'licence',
  'brand-authorisation',
  'forbidden-wording',
  'exchange-honoured',
] as const;

function look(utilities: readonly (number | null)[], i: number): JudgedObservation {
  return {
    key: `k${i}`,
    at: START + i * HOUR,
    spacingMs: 24 * HOUR,
    readings: utilities.map((x, k) => ({
      indicator: INDICATORS_SEEN[k] ?? 'availability',
      subject: '',
      x,
    })),
    facts: [],
  };
}

/** Scores as the API serves them, from the scoring package itself. */
function served(looks: readonly (readonly (number | null)[])[], vetoes: readonly Veto[] = []) {
  const now = START + (looks.length + 1) * HOUR;
  const readouts = readPlatform(foldObservations({}, looks.map(look)), now);
  return STANDARD_PROFILES.map((profile): ScoreView => {
    const score = scoreReadouts(readouts, profile, now, vetoes);
    return { ...score, asOf: new Date(score.asOf).toISOString() };
  });
}

const UNKNOWN_FLOOR: Veto = {
  id: 'licence',
  subject: '',
  result: 'unknown',
  code: 'not-checked',
  evidence: [],
};
const FAILED_FLOOR: Veto = {
  id: 'judgment',
  subject: '',
  result: 'fail',
  code: 'broken',
  evidence: [],
};

const x = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true }));
const looks = fc.array(fc.array(x, { minLength: 9, maxLength: 9 }), { maxLength: 12 });

describe('the score rebuilt from its served dimensions', () => {
  it('agrees with what was served, for every buyer, floor and amount of evidence', () => {
    const floors = fc.constantFrom<Veto[]>(
      [],
      [UNKNOWN_FLOOR],
      [FAILED_FLOOR],
      [UNKNOWN_FLOOR, FAILED_FLOOR],
    );
    fc.assert(
      fc.property(looks, floors, (seen, vetoes) => {
        for (const score of served(seen, vetoes)) {
          expect([score.profile, checkScore(score).verdict]).toEqual([score.profile, 'agrees']);
        }
      }),
    );
  });

  it('is capped like the served one while a floor is unknown', () => {
    const perfect = Array.from({ length: 60 }, () => INDICATORS_SEEN.map(() => 1));
    const [score] = served(perfect, [UNKNOWN_FLOOR]);
    if (score === undefined) throw new Error('nothing was scored');
    expect(score.value).toBe(METHOD.unverifiedCap);
    expect(recompute(score, PROFILE_WEIGHTS.small.weights).value).toBeGreaterThan(score.value);
    expect(checkScore(score).verdict).toBe('agrees');
  });

  it.each(['value', 'lo', 'hi'] as const)(
    'differs when %s was moved by two thousandths',
    (part) => {
      const [score] = served([[1, 0.4, 1, 1, 1, 0.5, 1, 1, 1]]);
      if (score === undefined) throw new Error('nothing was scored');
      expect(checkScore({ ...score, [part]: score[part] + 0.002 }).verdict).toBe('differs');
      expect(checkScore({ ...score, [part]: NaN }).verdict).toBe('differs');
    },
  );

  it('differs when a dimension was bettered', () => {
    const [score] = served([[0, 0.4, 0, 0, 0, 0.5, 0, 1, 1]]);
    if (score === undefined) throw new Error('nothing was scored');
    const dimensions = score.dimensions.map((own) =>
      own.dimension === 'price' ? { ...own, value: own.value + 1 } : own,
    );
    expect(checkScore({ ...score, dimensions }).verdict).toBe('differs');
  });

  it('judges nothing made by another method or for an unknown buyer', () => {
    const [score] = served([]);
    if (score === undefined) throw new Error('nothing was scored');
    expect(score.method).toBe(METHOD_VERSION);
    expect(checkScore({ ...score, method: '0.9.0+00' })).toEqual({ verdict: 'unlike', own: null });
    expect(checkScore({ ...score, profile: 'own' }).verdict).toBe('unlike');
  });
});
