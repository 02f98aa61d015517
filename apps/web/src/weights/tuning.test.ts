import { DIMENSIONS, PROFILE_WEIGHTS, STANDARD_PROFILES } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf } from './shares.ts';
import { tuned, tuningOf, type Action, type Tuning } from './tuning.ts';

const MEDIUM = sharesOf(PROFILE_WEIGHTS.medium.weights);
const SMALL = sharesOf(PROFILE_WEIGHTS.small.weights);
const UNDO: Action = { kind: 'undo' };

function play(...actions: Action[]): Tuning {
  return actions.reduce(tuned, tuningOf(MEDIUM));
}

const price = (to: number): Action => ({ kind: 'move', dimension: 'price', to });

describe('what the page begins with', () => {
  it('is taken when it comes, and leaves nothing to undo', () => {
    expect(play({ kind: 'begin', shares: SMALL })).toEqual(tuningOf(SMALL));
  });

  it('comes too late for whoever has moved something', () => {
    const moved = play(price(40));
    expect(tuned(moved, { kind: 'begin', shares: SMALL })).toBe(moved);
  });
});

describe('undo', () => {
  it('takes back a preset', () => {
    const chosen = play({ kind: 'choose', shares: SMALL });
    expect(chosen.now).toEqual(SMALL);
    expect(tuned(chosen, UNDO)).toEqual(tuningOf(MEDIUM));
  });

  it('takes back a drawn slider as one step, and two drawn ones as two', () => {
    const drawn = play(price(18), price(30), price(40));
    expect(drawn.now.price).toBe(40);
    expect(tuned(drawn, UNDO).now).toEqual(MEDIUM);
    const twice = play(price(40), { kind: 'rest' }, price(50));
    expect(tuned(twice, UNDO).now).toEqual(play(price(40)).now);
    expect(tuned(tuned(twice, UNDO), UNDO).now).toEqual(MEDIUM);
  });

  it('has nothing to take back where nothing changed', () => {
    expect(play(price(17.5)).past).toEqual([]);
    expect(play({ kind: 'choose', shares: MEDIUM }).past).toEqual([]);
    expect(play(UNDO)).toEqual(tuningOf(MEDIUM));
  });

  it('leads back to the beginning from wherever one went', () => {
    const action: fc.Arbitrary<Action> = fc.oneof(
      fc.record({
        kind: fc.constant('move' as const),
        dimension: fc.constantFrom(...DIMENSIONS),
        to: fc.integer({ min: 0, max: 100 }),
      }),
      fc.constant<Action>({ kind: 'rest' }),
      fc.constantFrom<Action>(
        ...STANDARD_PROFILES.map(({ weights }) => ({
          kind: 'choose' as const,
          shares: sharesOf(weights),
        })),
      ),
      fc.constant(UNDO),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        let tuning = play(...actions);
        while (tuning.past.length > 0) tuning = tuned(tuning, UNDO);
        expect(tuning.now).toEqual(MEDIUM);
      }),
    );
  });
});

it('a slider drawn away and back leaves no trace in the others', () => {
  expect(play(price(80), price(3), price(17.5)).now).toEqual(MEDIUM);
});
