import { describe, expect, it } from 'vitest';
import { DAY, START } from '../testing/support.ts';
import { compareKept, keep, keptUtility, mergeKept, type Kept, type KeptRing } from './kept.ts';
import { addLook, mergeLooks, NO_LOOKS, observability, retractLook } from './looks.ts';

const H = 7;
const kept = (rest: Partial<Kept> = {}): Kept => ({
  t: START,
  id: 'k',
  subject: '',
  m: 1_000_000,
  atStake: 500_000,
  wait: null,
  ...rest,
});

describe('the costliest observations', () => {
  const base = kept();
  it.each<[string, Partial<Kept>]>([
    ['costs more', { atStake: 500_001 }],
    ['weighs more', { m: 1_000_001 }],
    ['costs as much, later', { t: START + 1 }],
    ['costs as much, with a later id', { id: 'l' }],
    ['costs as much, of a later subject', { subject: 'a' }],
    ['costs as much, with a wait', { wait: { end: 'censored', bin: 1 } }],
  ])('one that %s is larger', (_, rest) => {
    expect(compareKept(kept(rest), base, H)).toBeGreaterThan(0);
    expect(compareKept(base, kept(rest), H)).toBeLessThan(0);
  });

  it('are the same as themselves, and told apart by what they weigh even when worth nothing', () => {
    expect(compareKept(base, kept(), H)).toBe(0);
    const [a, b] = [kept({ atStake: 0, m: 1 }), kept({ atStake: 0, m: 2 })];
    expect(compareKept(a, b, H)).toBeLessThan(0);
    const waits = [1, 2].map((bin) => kept({ wait: { end: 'event' as const, bin } }));
    const [early = base, late = base] = waits;
    expect(compareKept(early, late, H)).toBeLessThan(0);
  });

  it('fade: half a loss of now outweighs nearly all of a half-life ago', () => {
    const old = kept({ t: START - H * DAY, atStake: 999_999 });
    expect(compareKept(base, old, H)).toBeGreaterThan(0);
    expect(compareKept(base, kept({ ...old, atStake: 1_000_000 }), 2 * H)).toBeLessThan(0);
  });

  it('are twelve, in whatever order and groups they came', () => {
    const all = Array.from({ length: 20 }, (_, i) => kept({ id: `k${i}`, atStake: i * 1000 }));
    const ringOf = (list: readonly Kept[]) =>
      list.reduce<KeptRing>((ring, item) => keep(ring, item, H), []);
    const costliest = all.slice(8).map(({ id }) => id);
    expect(ringOf(all).map(({ id }) => id)).toEqual(costliest);
    expect(ringOf(all.toReversed())).toEqual(ringOf(all));
    const [a, b] = [ringOf(all.slice(0, 15)), ringOf(all.slice(15))];
    expect(mergeKept(a, b, H)).toEqual(ringOf(all));
    expect(mergeKept(b, a, H)).toEqual(ringOf(all));
  });

  it('tell how well they went', () => {
    expect(keptUtility(kept({ atStake: 0 }))).toBe(1);
    expect(keptUtility(kept({ atStake: 250_000 }))).toBe(0.75);
    expect(keptUtility(kept({ atStake: 1_000_000 }))).toBe(0);
  });
});

describe('the share of looks that could tell', () => {
  const told = addLook(NO_LOOKS, START, 1);

  it('is not known before any', () => {
    expect(observability(NO_LOOKS)).toBeNull();
    expect(observability(told)).toBe(1);
    expect(observability(addLook(NO_LOOKS, START, 0.25))).toBe(0.25);
  });

  it('fades by half in thirty days', () => {
    const later = addLook(told, START + 30 * DAY, 0);
    expect(observability(later)).toBeCloseTo(1 / 3, 12);
  });

  it('is that of all parts together, and as before without what is taken back', () => {
    const vain = addLook(NO_LOOKS, START, 0);
    expect(observability(mergeLooks(told, vain))).toBe(0.5);
    expect(mergeLooks(told, vain)).toEqual(addLook(told, START, 0));
    expect(retractLook(addLook(told, START + DAY, 0.3), START + DAY, 0.3)).toEqual(told);
  });
});
