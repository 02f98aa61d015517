import { describe, expect, it } from 'vitest';
import { changeKind, changeSeverity, isGoodWord } from './fact-rules.ts';
import { sightFact } from './facts.ts';
import { recordListChange } from './record-list.ts';
import type { Fact } from './types.ts';

const A = '深市监罚〔2026〕1号#aa';
const A2 = '深市监罚〔2026〕1号#ab';
const B = '2026-01-02 广告 #1f#bb';

function fact(value: string): Fact {
  return { kind: 'public-records', subject: '信用中国', value, confirmed: true };
}

describe('recordListChange', () => {
  it.each([
    [
      '',
      `${A}\n${B}`,
      { published: ['深市监罚〔2026〕1号', '2026-01-02 广告 #1f'], changed: [], ended: [] },
    ],
    [A, A2, { published: [], changed: ['深市监罚〔2026〕1号'], ended: [] }],
    [`${A}\n${B}`, A, { published: [], changed: [], ended: ['2026-01-02 广告 #1f'] }],
    [A, B, { published: ['2026-01-02 广告 #1f'], changed: [], ended: ['深市监罚〔2026〕1号'] }],
    [null, '', { published: [], changed: [], ended: [] }],
  ])('from %j to %j', (from, to, change) => expect(recordListChange(from, to)).toEqual(change));
});

describe('a fact of records', () => {
  const at = (t: number) => ({ t, id: `o${t}` });

  it('takes its first sighting for the baseline', () => {
    expect(sightFact(null, fact(A), at(1)).change).toBeNull();
  });

  it.each([
    ['', A, 'record-published', 'warning', false],
    [A, A2, 'record-changed', 'warning', false],
    [`${A}\n${B}`, A, 'publication-ended', 'info', false],
    [A, '', 'publication-ended', 'info', true],
  ])('from %j to %j is %s', (from, to, kind, severity, recovery) => {
    const { state } = sightFact(null, fact(from), at(1));
    const { change } = sightFact(state, fact(to), at(2));
    expect(change).toMatchObject({ kind, severity, recovery, indicator: 'penalties', from, to });
    expect(changeKind('public-records', from, to)).toBe(kind);
    expect(changeSeverity('public-records', from, to)).toBe(severity);
    expect(isGoodWord('public-records', to)).toBe(recovery);
  });

  it('says nothing when the same list is met again', () => {
    const { state } = sightFact(null, fact(A), at(1));
    expect(sightFact(state, fact(A), at(2)).change).toBeNull();
  });
});
