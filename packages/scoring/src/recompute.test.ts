import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLog, anyVeto, DAY, RUNS, START } from '../testing/support.ts';
import type { Veto } from './floors.ts';
import { foldObservations } from './judge-indicators.ts';
import { METHOD_VERSION } from './method-version.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { inputsText, recomputed, type Exported, type ExportedPlatform } from './recompute.ts';
import { score } from './score.ts';
import type { Score } from './score-types.ts';
import { knownOf } from './standing.ts';
import { DIMENSIONS, PROFILES } from './types.ts';

function worst(vetoes: readonly Pick<Veto, 'result'>[]): ExportedPlatform['floor'] {
  const results = vetoes.map(({ result }) => result);
  if (results.includes('fail')) return 'fail';
  return results.includes('unknown') ? 'unknown' : 'pass';
}

function exportedOf(made: Score): ExportedPlatform {
  const { status, grade, provisional, value, lo, hi } = made;
  return {
    id: 'p',
    name: '星辰',
    method: METHOD_VERSION,
    values: made.dimensions.map((own) => own.value),
    sds: made.dimensions.map((own) => own.sd),
    insufficient: made.dimensions.filter((own) => own.insufficient).map((own) => own.dimension),
    fresh: knownOf(made).fresh,
    floor: worst(made.vetoes),
    published: { status, grade, provisional, value, lo, hi },
  };
}

const anyExport = fc
  .tuple(anyLog, fc.array(anyVeto, { maxLength: 3 }), fc.constantFrom(...PROFILES))
  .map(([log, floors, profile]) => {
    const now = START + 400 * DAY;
    const made = score(foldObservations({}, log), now, PROFILE_WEIGHTS[profile], floors);
    return { profile, dimensions: DIMENSIONS, platforms: [exportedOf(made)] } as const;
  });

function only({ platforms }: Exported): ExportedPlatform {
  const [platform] = platforms;
  if (platform === undefined) throw new Error('nothing is exported');
  return platform;
}

describe('a published score made again', () => {
  it('is equal in every digit, through JSON too', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const read = JSON.parse(JSON.stringify(exported)) as Exported;
        expect(recomputed(read, only(read)).verdict).toBe('equal');
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which dimensions are exported', () => {
    fc.assert(
      fc.property(anyExport, (exported) => {
        const platform = only(exported);
        const turned = {
          ...exported,
          dimensions: exported.dimensions.toReversed(),
          platforms: [
            {
              ...platform,
              values: platform.values.toReversed(),
              sds: platform.sds.toReversed(),
            },
          ],
        };
        expect(recomputed(turned, only(turned)).verdict).toBe('equal');
      }),
      RUNS,
    );
  });

  it.each([
    ['a value', { values: [99, 1, 99, 1, 99, 1] }],
    ['a value that is gone', { values: [] }],
    ['a floor', { floor: 'fail' }],
    ['freshness', { fresh: false }],
  ] as const)('differs when %s was altered', (_what, altered) => {
    const now = START + DAY;
    const states = foldObservations({}, [
      {
        key: 'k',
        at: START,
        spacingMs: DAY,
        readings: [{ indicator: 'tls', subject: '', x: 1 }],
        facts: [],
      },
    ]);
    const whole = exportedOf(score(states, now, PROFILE_WEIGHTS.medium));
    const exported = { profile: 'medium', dimensions: DIMENSIONS } as const;
    const asOk: ExportedPlatform = {
      ...whole,
      values: DIMENSIONS.map(() => 80),
      sds: DIMENSIONS.map(() => 1),
      insufficient: [],
      fresh: true,
      floor: 'pass',
    };
    const { own } = recomputed(exported, asOk);
    const published = { ...asOk, published: own };
    expect(recomputed(exported, published).verdict).toBe('equal');
    expect(recomputed(exported, { ...published, ...altered }).verdict).toBe('differs');
  });

  it('cannot be told of another version of the method', () => {
    const states = foldObservations({}, []);
    const platform = exportedOf(score(states, START, PROFILE_WEIGHTS.small));
    const exported = { profile: 'small', dimensions: DIMENSIONS } as const;
    expect(recomputed(exported, { ...platform, method: '0.0.1+00' }).verdict).toBe('unlike');
  });
});

it('what is hashed is all that goes in, and nothing that comes out or only names it', () => {
  fc.assert(
    fc.property(anyExport, (exported) => {
      const platform = only(exported);
      const text = inputsText(exported);
      const renamed = { ...platform, name: '别名', published: { ...platform.published, value: 1 } };
      expect(inputsText({ ...exported, platforms: [renamed] })).toBe(text);
      const altered = { ...platform, fresh: !platform.fresh };
      expect(inputsText({ ...exported, platforms: [altered] })).not.toBe(text);
    }),
    RUNS,
  );
});
