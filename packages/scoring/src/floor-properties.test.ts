import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, anyVeto, DAY, RUN, RUNS, START } from '../testing/support.ts';
import type { Veto } from './floors.ts';
import { emptyState, judge } from './judge.ts';
import { foldObservations } from './judge-indicators.ts';
import type { JudgedObservation } from './judge-types.ts';
import { floorsOf, PROFILE_WEIGHTS, STANDARD_PROFILES } from './profiles.ts';
import { score } from './score.ts';

const AFTER = START + 400 * DAY;
const anyBuyer = fc.constantFrom(...STANDARD_PROFILES);

describe('floors dominate (P11)', () => {
  it('one that fails, of those the buyer asks for, beats any score; no other does', () => {
    fc.assert(
      fc.property(anyLog, anyBuyer, fc.array(anyVeto, { maxLength: 5 }), (log, profile, vetoes) => {
        const result = score(foldObservations({}, log), AFTER, profile, vetoes);
        const asked = floorsOf(profile);
        const own = vetoes.filter(({ id }) => asked.includes(id));
        const fails = own.some((veto) => veto.result === 'fail');
        expect(result.status === 'vetoed').toBe(fails);
        expect(result.grade === 'X').toBe(fails);
        expect(result.vetoes).toEqual(own);
        const open = own.some((veto) => veto.result === 'unknown');
        if (open && !fails && result.status !== 'insufficient') {
          expect(result.status).toBe('unverified');
          expect(result.value).toBeLessThanOrEqual(74);
          expect(['A', 'B']).not.toContain(result.grade);
        }
      }),
      RUNS,
    );
  });

  it('a licence the official register revoked excludes whatever else is known', () => {
    const revoked: JudgedObservation = {
      key: 'register',
      at: AFTER,
      spacingMs: DAY,
      readings: [],
      facts: [],
      findings: [
        { topic: 'licence', subject: '', value: 'revoked', source: 'official', by: 'register' },
      ],
    };
    fc.assert(
      fc.property(anyLog, (log) => {
        const { scores } = judge({
          ...RUN,
          now: AFTER,
          state: emptyState(),
          observations: [...log, revoked],
          profiles: STANDARD_PROFILES,
          openAlerts: [],
        });
        for (const result of scores) {
          expect(result).toMatchObject({ status: 'vetoed', grade: 'X' });
          const licence = result.vetoes.find(({ id }) => id === 'licence');
          expect(licence?.result).toBe('fail');
          expect(licence?.evidence).toContain('register');
        }
      }),
      RUNS,
    );
  });

  it('a profile of one’s own asks for what it names', () => {
    const failed: Veto = {
      id: 'agency-fee',
      subject: '',
      result: 'fail',
      code: 'broken',
      evidence: ['k'],
    };
    const { weights } = PROFILE_WEIGHTS.medium;
    const statusFor = (floors: readonly Veto['id'][]) =>
      score({}, AFTER, { id: 'own', weights, floors }, [failed]).status;
    expect(statusFor(['licence'])).toBe('insufficient');
    expect(statusFor(['agency-fee'])).toBe('vetoed');
  });
});
