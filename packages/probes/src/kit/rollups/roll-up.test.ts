import { quantile, summaryOf, type Reading, type Summary } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedOnce, packedWhole, packHours, unpackHours } from './pack.ts';
import { rollUp, startOfDay, type DayOfSeries } from './roll-up.ts';
import { seriesPoints, type SeriesPoint } from './series.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-28T12:00:00+08:00');

/** Values of two series over three days. */
const points = fc.array(
  fc.record({
    indicator: fc.constantFrom('latency' as const, 'availability' as const),
    subject: fc.constantFrom('', 'a'),
    at: fc.integer({ min: NOON - 36 * HOUR, max: NOON + 36 * HOUR }),
    value: fc.oneof(fc.nat(2_000), fc.nat(30_000_000)),
  }),
  { maxLength: 60 },
);

/** What stands in a table to which days were appended, hour by hour, sorted. */
function standing(appended: readonly DayOfSeries[], by: 'hours' | 'bytes' = 'hours') {
  const rows = new Map<string, Uint8Array>();
  for (const { indicator, subject, day, hours } of appended) {
    const key = `${indicator}|${subject}|${day}`;
    rows.set(key, Buffer.concat([rows.get(key) ?? Buffer.of(), hours]));
  }
  const read = [...rows].flatMap(([key, bytes]): [string, unknown][] => {
    const hours = unpackHours(bytes);
    if (hours.size === 0) return [];
    if (by === 'bytes') return [[key, Buffer.from(packedOnce(hours)).toString('hex')]];
    return [[key, [...hours].map(([hour, summary]) => [hour, plain(summary)])]];
  });
  return Object.fromEntries(read);
}

const plain = ({ buckets, ...rest }: Summary) => ({
  ...rest,
  buckets: [...buckets].sort(([a], [b]) => a - b),
});

describe('rollUp', () => {
  it('says the same of values in whatever batches and order they come', () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        const together = standing(rollUp([...a, ...b]), 'bytes');
        expect(standing([...rollUp(a), ...rollUp(b)], 'bytes')).toEqual(together);
        expect(standing([...rollUp(b), ...rollUp(a)], 'bytes')).toEqual(together);
      }),
    );
  });

  it('leaves what would be there had values that are taken back never come', () => {
    fc.assert(
      fc.property(points, points, points, (before, taken, now) => {
        const remaining = [...before, ...now];
        const known = { taken, remaining, knownFrom: 0 };
        expect(
          standing([...rollUp([...before, ...taken]), ...rollUp(now, known)], 'bytes'),
        ).toEqual(standing(rollUp(remaining), 'bytes'));
      }),
    );
  });

  it('takes them out of hours of which the rest is not known any more, too', () => {
    fc.assert(
      fc.property(points, points, (before, taken) => {
        const forgotten = { taken, remaining: [], knownFrom: Infinity };
        const left = standing([...rollUp([...before, ...taken]), ...rollUp([], forgotten)]);
        const coarse = (days: Record<string, unknown>) =>
          JSON.parse(JSON.stringify(days), (name, part: unknown) =>
            name === 'min' || name === 'max' ? 'within 1 %' : part,
          );
        expect(coarse(left)).toEqual(coarse(standing(rollUp(before))));
      }),
    );
  });

  it('counts hours and days of Beijing', () => {
    const at = Date.parse('2026-11-28T23:30:00+08:00');
    const [day, next, ...more] = rollUp([
      { indicator: 'latency', subject: '', at, value: 5 },
      { indicator: 'latency', subject: '', at: at + HOUR, value: 7 },
    ]);
    expect(more).toEqual([]);
    expect([day?.day, next?.day]).toEqual(['2026-11-28', '2026-11-29']);
    expect([...unpackHours(day?.hours ?? Buffer.of()).keys()]).toEqual([23]);
    expect([...unpackHours(next?.hours ?? Buffer.of()).keys()]).toEqual([0]);
    expect(startOfDay('2026-11-29')).toBe(at + HOUR / 2);
  });

  it('keeps an hour of sixty looks in less than two bytes a look', () => {
    const looks = Array.from({ length: 60 }, (_, i): SeriesPoint => {
      const at = Math.floor(NOON / HOUR) * HOUR + i * 60_000;
      return { indicator: 'latency', subject: '', at, value: (300 + 7 * (i % 9)) * 1_000 };
    });
    expect(rollUp(looks)[0]?.hours.length).toBeLessThan(120);
  });
});

describe('packed hours', () => {
  it('are one record for a whole day, with its quantiles', () => {
    const hours = new Map([
      [3, summaryOf([1_000, 2_000])],
      [7, summaryOf([9_000])],
    ]);
    const whole = unpackHours(packedWhole(hours)).get(0);
    expect(whole).toMatchObject({ n: 3, sum: 12_000, min: 1_000, max: 9_000 });
    expect(quantile(whole ?? summaryOf([]), 0.5)).toBeCloseTo(2_000, -2);
    expect(packedWhole(new Map())).toEqual(new Uint8Array());
  });

  it('are refused when they are damaged, and read no other way', () => {
    const bytes = packHours([{ act: 'add', hour: 3, summary: summaryOf([5, 5_000, 7]) }]);
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(() => unpackHours(bytes.slice(0, cut))).toThrow(RangeError);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (any) => {
        try {
          for (const hour of unpackHours(any).keys()) expect(hour).toBeLessThan(24);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('seriesPoints', () => {
  const reading = (rest: Partial<Reading>): Reading => ({
    indicator: 'latency',
    subject: '',
    x: 1,
    ...rest,
  });
  const valuesOf = (...readings: Reading[]) =>
    seriesPoints([{ at: NOON, readings }], NOON).map(({ value }) => value);

  it.each<[string, Partial<Reading>, number[]]>([
    ['milliseconds of a page', { value: 812.4 }, [812_400]],
    ['no page at all', { x: 0, duration: { seconds: 30, censored: false } }, []],
    ['a site that was up', { indicator: 'availability', x: 1 }, [1_000]],
    ['a site that was slow', { indicator: 'availability', x: 0.5 }, [500]],
    ['a look that could not tell', { indicator: 'availability', x: null }, []],
    ['an answer', { indicator: 'first-response', value: 90_000 }, [90_000_000]],
    [
      'a case settled',
      { indicator: 'resolution', duration: { seconds: 60, censored: false } },
      [60_000_000],
    ],
    [
      'a case still open',
      { indicator: 'resolution', duration: { seconds: 60, censored: true } },
      [],
    ],
    ['what no series counts', { indicator: 'licence', x: 1 }, []],
    ['a value that is none', { value: -3 }, []],
  ])('of %s', (_what, rest, expected) => {
    expect(valuesOf(reading(rest))).toEqual(expected);
  });

  it('leave out what claims to come from the future', () => {
    const look = { at: NOON + HOUR, readings: [reading({ value: 1 })] };
    expect(seriesPoints([look], NOON)).toEqual([]);
  });
});
