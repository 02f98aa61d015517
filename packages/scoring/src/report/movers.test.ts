import { describe, expect, it } from 'vitest';
import { DAY, START } from '../../testing/support.ts';
import { aChange, aPlatform, aScore, PLATFORM, standingIn } from '../../testing/reported.ts';
import type { Veto } from '../floors.ts';
import type { StampedScore } from '../score-types.ts';
import { hasMoved, moversOf } from './movers.ts';

const standing = { status: 'ok', grade: 'B', value: 70, lo: 66, hi: 74 } as const;

describe('a score has moved', () => {
  it.each([
    ['within its interval it has not', { value: 66.1 }, false],
    ['below its interval', { value: 65.9 }, true],
    ['above its interval', { value: 74.1 }, true],
    ['when its status changed, wherever it is', { status: 'vetoed' as const }, true],
  ])('%s', (_, after, expected) => {
    expect(hasMoved(standing, { ...standing, ...after })).toBe(expected);
  });

  it('by a point at least, however sure it was', () => {
    const sure = { ...standing, lo: 69.9, hi: 70.1 };
    expect(hasMoved(sure, { ...sure, value: 69.1 })).toBe(false);
    expect(hasMoved(sure, { ...sure, value: 69 })).toBe(true);
  });
});

describe('movers', () => {
  const good = aScore({}, START);
  const slow = aScore({ 'card-works': 0.1 }, START);

  function movers(before = good, after = slow, changes = [aChange()]) {
    const platform = aPlatform({ before: standingIn(before), after: standingIn(after) });
    return moversOf([platform], [{ platformId: PLATFORM, before, after }], changes);
  }

  it('name the reason that moved them most, with its evidence and the changes it is about', () => {
    const about = aChange({ id: 'c1', indicator: 'card-works' });
    const [mover] = movers(good, slow, [about, aChange({ id: 'c2', indicator: 'tls' })]);
    expect(mover).toMatchObject({
      from: { value: good.value },
      to: { value: slow.value },
      points: slow.value - good.value,
      reason: { code: 'card-works', change: 'appeared', from: 0 },
      otherMethod: false,
      changeIds: ['c1'],
    });
    expect(mover?.points).toBeLessThan(-1);
    expect(mover?.evidence).toContain('card-works/0');
  });

  it('go up by what eased', () => {
    expect(movers(slow, good)).toMatchObject([{ reason: { code: 'card-works', change: 'gone' } }]);
  });

  it('name the floors that fail now and did not before, with their evidence', () => {
    const veto: Veto = {
      id: 'judgment',
      subject: '',
      result: 'fail',
      code: 'broken',
      evidence: ['k9'],
    };
    const failed: StampedScore = { ...good, status: 'vetoed', vetoes: [veto] };
    const [mover] = movers({ ...good, vetoes: [] }, failed, []);
    expect(mover).toMatchObject({ broken: ['judgment'], reason: null, evidence: ['k9'] });
    expect(movers(failed, { ...slow, vetoes: [veto] })).toMatchObject([{ broken: [] }]);
  });

  it('say when the two scores are of different methods', () => {
    expect(movers(good, { ...slow, method: 'other' })[0]?.otherMethod).toBe(true);
    expect(movers(good, { ...slow, profileHash: 'other' })[0]?.otherMethod).toBe(true);
  });

  it('leave out who is new and who stayed within', () => {
    const fresh = aPlatform({ before: null, after: standingIn(slow) });
    expect(moversOf([fresh], [{ platformId: PLATFORM, before: good, after: slow }], [])).toEqual(
      [],
    );
    const later = aScore({}, START + DAY / 24);
    expect(movers(good, later)).toEqual([]);
  });
});
