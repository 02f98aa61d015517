import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, RUNS, START } from '../testing/support.ts';
import { createBank } from './bank.ts';
import { detect, EMPTY_MEMORY, type Point } from './detect.ts';
import { METHOD, type DetectorSpec } from './method.ts';
import { addPoint, EMPTY_SERIES } from './series.ts';

const inControl = fc.double({ min: 0.02, max: 0.6, noNaN: true });
const loss = fc.double({ min: 0, max: 1, noNaN: true });
const weight = fc.double({ min: 0.05, max: 1, noNaN: true });

/** Index of the alarm, or Infinity. */
function alarmAt(q0: number, seen: readonly { y: number; m: number }[], level: number): number {
  const bank = createBank(q0);
  for (const [i, { y, m }] of seen.entries()) {
    bank.add(y, m);
    if (bank.level() >= level) return i;
  }
  return Infinity;
}

describe('any bank (P14)', () => {
  const seen = fc.array(fc.record({ y: loss, m: weight, more: loss }), { maxLength: 150 });
  const level = fc.double({ min: 0.01, max: 12, noNaN: true });

  it('never leaves 0 while nothing is lost', () => {
    fc.assert(
      fc.property(inControl, fc.array(weight, { maxLength: 60 }), (q0, weights) => {
        const bank = createBank(q0);
        for (const m of weights) {
          bank.add(0, m);
          expect(bank.level()).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('never alarms later when any loss is larger', () => {
    fc.assert(
      fc.property(inControl, seen, level, (q0, base, h) => {
        const raised = base.map(({ y, m, more }) => ({ y: Math.min(1, y + more), m }));
        expect(alarmAt(q0, raised, h)).toBeLessThanOrEqual(alarmAt(q0, base, h));
      }),
      RUNS,
    );
  });
});

const SPECS: readonly DetectorSpec[] = [
  { margin: { factor: 1.2 } },
  { margin: { add: 0.03 } },
  { loss: true },
];
const TAIL = METHOD.detector.gap;

function pointsOf(values: readonly number[], xs: readonly number[], apart: number): Point[] {
  return values.map((value, i) => ({
    t: START + i * apart,
    id: `look/${String(i).padStart(4, '0')}`,
    value,
    x: xs[i] ?? 0,
  }));
}

const ringOf = (points: readonly Point[]) => points.reduce(addPoint, EMPTY_SERIES).ring;

/** A calm course with something else behind it. */
const course = fc
  .record({
    calm: fc.array(loss, { minLength: 60, maxLength: 140 }),
    tail: fc.array(loss, { minLength: 1, maxLength: TAIL }),
  })
  .map(({ calm, tail }) => ({ calm: calm.map((y) => y / 4), tail }));
const level = fc.double({ min: 0.5, max: 8, noNaN: true });

describe('any series (P14)', () => {
  it('that never gets worse is never told of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SPECS),
        fc.array(loss, { maxLength: 200 }),
        level,
        (spec, values, h) => {
          const falling = 'loss' in spec ? values.map(() => 0) : values.toSorted((a, b) => b - a);
          const points = pointsOf(falling, [], HOUR);
          expect(detect(ringOf(points), EMPTY_MEMORY, spec, h).detections).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('is judged the same in whatever order it arrives', () => {
    const arrival = course.chain(({ calm, tail }) => {
      const values = [...calm, ...tail.map((y) => 1 + y)];
      const points = pointsOf(
        values,
        values.map((y) => Math.max(0, 1 - y)),
        HOUR,
      );
      return fc.record({
        points: fc.constant(points),
        shuffled: fc.shuffledSubarray(points, { minLength: points.length }),
      });
    });
    fc.assert(
      fc.property(fc.constantFrom(...SPECS), arrival, level, (spec, { points, shuffled }, h) => {
        const inOrder = detect(ringOf(points), EMPTY_MEMORY, spec, h);
        expect(detect(ringOf(shuffled), EMPTY_MEMORY, spec, h)).toEqual(inOrder);
      }),
      RUNS,
    );
  });

  it('alarms no later when a value of which no baseline knows is worse', () => {
    // The newest ten are in nobody's baseline yet. All of them cost enough to be told.
    fc.assert(
      fc.property(
        fc.constantFrom(...SPECS),
        course,
        fc.array(loss, { minLength: TAIL, maxLength: TAIL }),
        level,
        (spec, { calm, tail }, more, h) => {
          const alarmOf = (last: readonly number[]) => {
            const xs = [...calm.map(() => 1), ...last.map(() => 0)];
            const ring = ringOf(pointsOf([...calm, ...last], xs, DAY));
            const before = ring[calm.length - 1] ?? null;
            const memory = { ...EMPTY_MEMORY, through: before };
            const { detections } = detect(ring, memory, spec, h);
            return detections.find(({ kind }) => kind === 'degraded')?.at ?? Infinity;
          };
          const worse = tail.map((y, i) => Math.min(1, y + (more[i] ?? 0)));
          expect(alarmOf(worse)).toBeLessThanOrEqual(alarmOf(tail));
        },
      ),
      RUNS,
    );
  });
});
