import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, anyVeto, DAY, RUNS, START } from '../testing/support.ts';
import type { Veto } from './floors.ts';
import { foldObservations } from './judge-indicators.ts';
import { floorsOf, normalisedWeights, STANDARD_PROFILES } from './profiles.ts';
import { score } from './score.ts';
import type { Score } from './score-types.ts';
import { knownOf, reweighed } from './standing.ts';
import { DIMENSIONS, type Profile } from './types.ts';

const anyBuyer = fc.constantFrom(...STANDARD_PROFILES);
const anyFloors = fc.array(anyVeto, { maxLength: 4 });
const anyAge = fc.integer({ min: 0, max: 120 });

function publishedPart({ status, grade, provisional, value, lo, hi }: Score) {
  return { status, grade, provisional, value, lo, hi };
}

describe('a published score under other weights', () => {
  it('is what scoring by those weights gives, whatever it was published under', () => {
    fc.assert(
      fc.property(anyLog, anyFloors, anyBuyer, anyBuyer, anyAge, (log, floors, own, other, age) => {
        const now = START + (400 + age) * DAY;
        const states = foldObservations({}, log);
        const known = knownOf(score(states, now, own, floors));
        const asked: Profile = { ...other, floors: floorsOf(own) };
        const expected = publishedPart(score(states, now, asked, floors));
        const found = reweighed(known, normalisedWeights(other));
        // The published dimensions are rounded once more: by the last digit, of twelve.
        for (const part of ['value', 'lo', 'hi'] as const) {
          expect(Math.abs(found[part] - expected[part])).toBeLessThan(1.5e-4);
        }
        expect({ ...found, value: 0, lo: 0, hi: 0 }).toEqual({
          ...expected,
          value: 0,
          lo: 0,
          hi: 0,
        });
      }),
      RUNS,
    );
  });

  it('stays unranked under every weight while a floor fails or nothing was seen lately', () => {
    const dimensions = DIMENSIONS.map((dimension) => ({
      dimension,
      s: 0.9,
      sd: 0.01,
      insufficient: false,
    }));
    fc.assert(
      fc.property(anyBuyer, (buyer) => {
        const weights = normalisedWeights(buyer);
        const found = (fresh: boolean, ...results: Veto['result'][]) =>
          reweighed({ dimensions, fresh, vetoes: results.map((result) => ({ result })) }, weights);
        expect(found(true)).toMatchObject({ status: 'ok', grade: 'A', value: 90 });
        expect(found(true, 'pass', 'unknown')).toMatchObject({ status: 'unverified', value: 74 });
        expect(found(false, 'unknown')).toMatchObject({ status: 'insufficient', grade: '-' });
        expect(found(true, 'unknown', 'fail')).toMatchObject({ status: 'vetoed', grade: 'X' });
      }),
    );
  });
});
