import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { compareMoments, type Moment } from './order.ts';
import { addToRing, mergeRings, type Ring } from './ring.ts';

const moment: fc.Arbitrary<Moment> = fc.record({
  t: fc.integer({ min: 0, max: 9 }),
  id: fc.constantFrom('a', 'b', 'c'),
});
const moments = fc.array(moment, { maxLength: 20 });
const SIZE = 6;

function ringOf(items: readonly Moment[]): Ring<Moment> {
  return items.reduce<Ring<Moment>>(
    (ring, item) => addToRing(ring, item, compareMoments, SIZE),
    [],
  );
}
const merge = (a: Ring<Moment>, b: Ring<Moment>) => mergeRings(a, b, compareMoments, SIZE);

it('a ring holds the newest by (t, id), sorted, whatever the order of arrival (P1)', () => {
  fc.assert(
    fc.property(moments, (items) => {
      const distinct = new Map(items.map((item) => [`${item.t}${item.id}`, item]));
      const expected = [...distinct.values()].sort(compareMoments).slice(-SIZE);
      expect(ringOf(items)).toEqual(expected);
      expect(ringOf(items.toReversed())).toEqual(expected);
    }),
    RUNS,
  );
});

it('merging rings is associative, commutative and idempotent (P2)', () => {
  fc.assert(
    fc.property(moments, moments, moments, (a, b, c) => {
      const [x, y, z] = [ringOf(a), ringOf(b), ringOf(c)];
      expect(merge(merge(x, y), z)).toEqual(merge(x, merge(y, z)));
      expect(merge(x, y)).toEqual(merge(y, x));
      expect(merge(x, x)).toEqual(x);
      expect(merge(x, [])).toEqual(x);
    }),
    RUNS,
  );
});
