import { FLOOR_RULES, METHOD, methodText } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { constantGroups, constantsIn, methodConstants } from './constant-groups.ts';

describe('the groups of constants', () => {
  it('lose none and invent none', () => {
    const grouped = constantGroups(METHOD).flatMap(({ constants }) => constants);
    const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path);
    expect([...grouped].sort(byPath)).toEqual([...constantsIn(METHOD)].sort(byPath));
  });

  it('show a constant and a group that nobody has named yet', () => {
    const groups = constantGroups({
      kappa: 4,
      runaway: { quiet: { days: 3 }, signs: ['a', 'b'] },
      novel: true,
      grades: { A: 85 },
    });
    expect(groups).toEqual([
      { id: 'prior', constants: [{ path: 'kappa', value: '4' }] },
      { id: 'grades', constants: [{ path: 'grades.A', value: '85' }] },
      {
        id: 'runaway',
        constants: [
          { path: 'runaway.quiet.days', value: '3' },
          { path: 'runaway.signs', value: 'a · b' },
        ],
      },
      { id: 'general', constants: [{ path: 'novel', value: 'true' }] },
    ]);
  });

  it('take in every part of the hashed text that is shown nowhere else', () => {
    const all = methodConstants(METHOD, methodText());
    expect(all).toMatchObject({ kappa: METHOD.kappa, floors: FLOOR_RULES });
    const text = JSON.stringify({ constants: {}, profiles: {}, traps: { a: 1 } });
    expect(methodConstants({}, text)).toEqual({ traps: { a: 1 } });
  });

  it('writes a list of groups in one order, however they were built', () => {
    expect(constantsIn({ cuts: [{ quantile: 0.5, q0: 0.1 }, { topic: 'moq' }] })).toEqual([
      { path: 'cuts', value: 'q0 0.1, quantile 0.5 · topic moq' },
    ]);
  });

  it('writes a number with all its digits', () => {
    expect(constantsIn({ margin: 0.02955880224154443 })).toEqual([
      { path: 'margin', value: '0.02955880224154443' },
    ]);
  });
});
