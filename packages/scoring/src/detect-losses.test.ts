import { describe, expect, it } from 'vitest';
import { DAY, HOUR, START } from '../testing/support.ts';
import { arms, bankOf, createBank } from './bank.ts';
import { detect, EMPTY_MEMORY, inPoints, type DetectorMemory, type Point } from './detect.ts';

const LOSS = { loss: true } as const;

/**
 * After 120 looks without a loss the in-control mean is .02 at least, and the alternative of odds 15
 * is .02 · 15 / (.98 + .3) = .234: each whole loss adds ln 11.7 = 2.46, three of them reach 7.
 */
const LEVEL = 7;
const CALM = 120;

type Seen = readonly [value: number, x?: number];

/** 120 looks without a loss, then these. */
function course(then: readonly Seen[], apart = HOUR): Point[] {
  const all: Seen[] = [...Array.from({ length: CALM }, (): Seen => [0]), ...then];
  return all.map(([value, x = 1 - value], i) => ({ t: START + i * apart, id: `k${i}`, value, x }));
}
const times = (count: number, value: number, x = 1 - value): Seen[] =>
  Array.from({ length: count }, () => [value, x]);

const at = (i: number, apart = HOUR) => START + i * apart;
const run = (then: readonly Seen[], apart = HOUR, memory: DetectorMemory = EMPTY_MEMORY) =>
  detect(course(then, apart), memory, LOSS, LEVEL);

const ALARM = {
  kind: 'degraded',
  since: at(120),
  at: at(122),
  evidence: ['k120', 'k121', 'k122'],
  from: 100,
  to: 0,
  drop: 1,
};
/** Told at the third loss of three: fine once in five, counting one of each for luck. */
const OPEN = { t: at(122), id: 'k122', threshold: null, temper: 1, mean: 1, low: 0, fine: 0.2 };

describe('losses in a row', () => {
  it('are told at the third, with what was before and now', () => {
    expect(run(times(2, 1)).detections).toEqual([]);
    expect(run(times(3, 1))).toEqual({
      detections: [ALARM],
      memory: { open: OPEN, reset: null, through: { t: at(122), id: 'k122' } },
    });
    expect(run(times(5, 1))).toEqual({
      detections: [ALARM],
      memory: { open: OPEN, reset: null, through: { t: at(124), id: 'k124' } },
    });
  });

  it('that were walked over before are told no more', () => {
    const through = { t: at(122), id: 'k122' };
    const memory = { ...EMPTY_MEMORY, through };
    expect(run(times(3, 1), HOUR, memory)).toEqual({ detections: [], memory });
    const later = run(times(4, 1), HOUR, memory);
    expect(later.detections).toMatchObject([{ at: at(123), since: at(120) }]);
  });

  it('count from where the last trouble ended', () => {
    const memory = { ...EMPTY_MEMORY, reset: { t: at(120), id: 'k120' } };
    expect(run(times(3, 1), HOUR, memory).detections).toEqual([]);
    expect(run(times(4, 1), HOUR, memory).detections).toMatchObject([
      { since: at(121), at: at(123), evidence: ['k121', 'k122', 'k123'] },
    ]);
  });

  it('in between looks that were fine are named alone, five of them at most', () => {
    // A look that was fine takes back ln(.98 / .766) = .25: four losses then.
    const mixed: Seen[] = [[1], [0], [1], [0], [1], [0], [1]];
    expect(run(mixed).detections).toMatchObject([
      { since: at(120), at: at(126), evidence: ['k120', 'k122', 'k124', 'k126'] },
    ]);
    const [halves] = run(times(9, 0.5)).detections;
    const last = ((halves?.at ?? 0) - START) / HOUR;
    expect(last).toBeGreaterThan(125);
    expect(halves?.evidence).toEqual(['k120', ...[3, 2, 1, 0].map((back) => `k${last - back}`)]);
  });

  it.each([
    [0.96, 0],
    [0.949, 1],
  ])('that leave a utility of %d are told %d times', (x, count) => {
    expect(run(times(3, 1, x)).detections).toHaveLength(count);
  });

  it('count the newest most: those of three days ago for half', () => {
    const seen: Seen[] = [
      [1, 0.8],
      [1, 0.4],
      [1, 0.4],
    ];
    // Weights ¼, ½ and 1.
    const low = (0.8 / 4 + 0.4 / 2 + 0.4) / 1.75;
    const { detections, memory } = run(seen, 3 * DAY);
    expect(detections[0]?.drop).toBeCloseTo(1 - low, 12);
    expect(detections[0]?.to).toBe(inPoints(low));
    expect(memory.open?.low).toBeCloseTo(low, 12);
  });
});

describe('what comes after', () => {
  const told = run(times(3, 1)).memory;

  it('is a recovery once it was fine for long enough', () => {
    // Of a mean of .2 the alternative of odds 15 is .79: each fine look adds ln 3.95 = 1.37.
    const fine = (count: number) => run([...times(3, 1), ...times(count, 0)], HOUR, told);
    expect(fine(5).detections).toEqual([]);
    expect(fine(5).memory).toEqual({ ...told, through: { t: at(127), id: 'k127' } });
    expect(fine(6)).toEqual({
      detections: [
        {
          kind: 'recovered',
          since: at(123),
          at: at(128),
          evidence: ['k123', 'k125', 'k126', 'k127', 'k128'],
          from: 0,
          to: 100,
          drop: 0,
        },
      ],
      memory: {
        open: null,
        reset: { t: at(128), id: 'k128' },
        through: { t: at(128), id: 'k128' },
      },
    });
  });

  it('dates it from where the calm began', () => {
    const seen = [...times(3, 1), ...times(2, 0), ...times(12, 1), ...times(8, 0)];
    expect(run(seen, HOUR, told).detections).toMatchObject([
      { kind: 'recovered', since: at(137), at: at(142), to: 100 },
    ]);
  });

  it('may be trouble again, told in one walk', () => {
    const again = [...times(3, 1), ...times(6, 0), ...times(3, 1)];
    const { detections } = run(again);
    expect(detections.map(({ kind }) => kind)).toEqual(['degraded', 'recovered', 'degraded']);
    expect(detections[2]).toMatchObject({ since: at(129), at: at(131), to: 0 });
  });

  describe('that stays a loss', () => {
    const days = (xs: readonly number[]) => {
      const all = course(times(3, 1));
      const rare = xs.map((x, i) => ({ t: at(122) + (i + 1) * DAY, id: `d${i + 1}`, value: 1, x }));
      return detect([...all, ...rare], told, LOSS, LEVEL).detections;
    };
    const week = (x: number, count = 7) => Array.from({ length: count }, () => x);

    it('is a recovery after seven days that cost nobody anything', () => {
      expect(days(week(0.99, 6))).toEqual([]);
      expect(days(week(0.99))).toMatchObject([
        { kind: 'recovered', at: at(122) + 7 * DAY, since: at(122) + DAY, to: 99 },
      ]);
      expect(days(week(0.981))).toHaveLength(1);
      expect(days(week(0.979))).toEqual([]);
    });

    it('goes by the last seven days alone', () => {
      const bad = week(0.5, 3);
      expect(days([...bad, ...week(1, 6)])).toEqual([]);
      expect(days([...bad, ...week(1, 7)])).toMatchObject([{ at: at(122) + 10 * DAY }]);
    });
  });
});

it.each([
  [1, 100],
  [0.95444, 95.4],
  [0.95451, 95.5],
  [0, 0],
])('a utility of %d is %d points', (utility, points) => {
  expect(inPoints(utility)).toBe(points);
});

describe('a bank', () => {
  it('watches for three alternatives by their likelihood ratios', () => {
    const [, six] = arms(0.1);
    // Odds 6: .6 / 1.5 = .4.
    expect(six?.hit).toBeCloseTo(Math.log(4), 12);
    expect(six?.miss).toBeCloseTo(Math.log(0.6 / 0.9), 12);
    expect(arms(0.1)).toHaveLength(3);
  });

  it('adds up by weight, never below 0, and keeps its level when tuned anew', () => {
    const bank = bankOf([{ hit: 2, miss: -1 }]);
    expect(bank.level()).toBe(0);
    bank.add(0, 1);
    expect(bank.level()).toBe(0);
    bank.add(1, 0.5);
    bank.add(0.5, 1);
    expect(bank.level()).toBeCloseTo(1.5, 12);
    bank.retune([{ hit: 10, miss: -0.5 }]);
    expect(bank.level()).toBeCloseTo(1.5, 12);
    bank.add(0, 1);
    expect(bank.level()).toBeCloseTo(1, 12);
    bank.add(1, 1);
    expect(bank.level()).toBeCloseTo(11, 12);
  });

  it('is as alarmed as the most alarmed of its arms', () => {
    const bank = createBank(0.1);
    bank.add(1, 1);
    expect(bank.level()).toBeCloseTo(Math.max(...arms(0.1).map(({ hit }) => hit)), 12);
  });
});
