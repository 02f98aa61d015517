import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapThreshold, splitAtGaps } from './gaps.ts';

const at = (...times: number[]) => times.map((time) => ({ at: time }));

describe('gaps in a series', () => {
  it('joins a steady rhythm even where it is slower than the buckets', () => {
    const times = [0, 900, 1800, 2700, 3600];
    expect(splitAtGaps(at(...times), gapThreshold(times, 216))).toHaveLength(1);
  });

  it('breaks the line where looks were missing', () => {
    const times = [0, 300, 600, 900, 6000, 6300];
    const runs = splitAtGaps(at(...times), gapThreshold(times, 216));
    expect(runs.map((run) => run.map((point) => point.at))).toEqual([
      [0, 300, 600, 900],
      [6000, 6300],
    ]);
  });

  it('joins the pairs in which two probes of one rhythm look', () => {
    const pairs = Array.from({ length: 20 }, (_, i) => [i * 10_000, i * 10_000 + 1000]).flat();
    expect(splitAtGaps(at(...pairs), gapThreshold(pairs, 400))).toHaveLength(1);
    const missing = pairs.filter((time) => time < 60_000 || time > 90_000);
    expect(splitAtGaps(at(...missing), gapThreshold(missing, 400))).toHaveLength(2);
  });

  it('leaves a lone point alone', () => {
    expect(splitAtGaps(at(5), gapThreshold([5], 10))).toEqual([[{ at: 5 }]]);
    expect(splitAtGaps([], gapThreshold([], 10))).toEqual([]);
  });

  it('keeps every point once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { maxLength: 60 }), fc.nat(5e4), (raw, threshold) => {
        const points = at(...raw.sort((a, b) => a - b));
        expect(splitAtGaps(points, threshold).flat()).toEqual(points);
      }),
    );
  });
});
