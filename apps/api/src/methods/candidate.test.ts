import { MethodChanges } from '@kaopu/contracts';
import { CURRENT_METHOD, methodText } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { candidateOf, changesBetween, methodFaults } from './candidate.ts';

const candidate = (changes: unknown) =>
  candidateOf(CURRENT_METHOD, '1.9.0', MethodChanges.parse(changes));
const changed = (changes: unknown) =>
  changesBetween(
    JSON.parse(methodText(CURRENT_METHOD)),
    JSON.parse(methodText(candidate(changes))),
  ).map(({ path, own }) => `${path} ${String(own)}`);

describe('candidateOf', () => {
  it('changes what is named, and nothing else', () => {
    expect(changed({})).toEqual(['/constants/semver 1.9.0']);
    expect(
      new Set(
        changed({
          kappa: 6,
          grades: { A: 88 },
          insufficient: { halfLives: 3 },
          provisional: { width: 25 },
          indicators: { latency: { halfLifeDays: 10 }, tls: { sigmaD: 0.04 } },
        }),
      ),
    ).toEqual(
      new Set([
        '/constants/grades/A 88',
        '/constants/insufficient/halfLives 3',
        '/constants/kappa 6',
        '/constants/provisional/width 25',
        '/constants/semver 1.9.0',
        '/indicators/latency/halfLifeDays 10',
        '/indicators/tls/sigmaD 0.04',
      ]),
    );
  });

  it.each([
    { z: 2 },
    { ring: 10 },
    { semver: '9.0.0' },
    { indicators: { latency: { kind: 'counter' } } },
    { indicators: { charm: { v: 1 } } },
    { insufficient: { luck: 1 } },
    { kappa: 0 },
    { mu0: 1 },
    { indicators: { latency: { halfLifeDays: 0.5 } } },
  ])('takes no %j', (changes) => expect(MethodChanges.safeParse(changes).success).toBe(false));
});

describe('methodFaults', () => {
  it.each<[unknown, [string, string][]]>([
    [{}, []],
    [{ kappa: 1 }, [['/changes/kappa', 'prior-too-weak']]],
    [{ mu0: 0.9 }, [['/changes/kappa', 'prior-too-weak']]],
    [{ grades: { B: 85 } }, [['/changes/grades', 'grades-disordered']]],
    [{ indicators: { licence: { v: 0.4 } } }, [['/changes/indicators', 'weights-sum']]],
    [{ indicators: { licence: { v: 0.4 }, filing: { v: 0.2 } } }, []],
  ])('of %j are %j', (changes, faults) => {
    const found = methodFaults(candidate(changes));
    expect(found.map(({ path, code }) => [path, code])).toEqual(faults);
  });
});
