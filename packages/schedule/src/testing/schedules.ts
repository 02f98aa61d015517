import type { Schedule, TimeWindow } from '@kaopu/contracts';
import fc from 'fast-check';

/** With and without summer time, leaping at midnight, by half an hour, and off the hour. */
export const ZONES = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Havana',
  'Asia/Kathmandu',
];

export const anyZone = fc.constantFrom(...ZONES);

const anyTime = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) =>
    [Math.floor(quarter / 4), (quarter % 4) * 15].map((n) => String(n).padStart(2, '0')).join(':'),
  );

const anyWindow: fc.Arbitrary<TimeWindow> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: anyTime,
    to: anyTime,
  })
  .filter(({ from, to }) => from !== to);

export const anyWindows = fc.array(anyWindow, { maxLength: 3 });

const anyCron = fc.constantFrom(
  '*/5 * * * *',
  '30 9 * * *',
  '30 2 * * *',
  '15,45 1-3 * * *',
  '0 */6 * * 1-5',
  '0 0 * * 0',
  '10 23 1 * *',
  '0 8 29 2 *',
);

export interface Planned {
  schedule: Schedule;
  intervalSeconds: number;
  id: string;
}

export const anyInterval: fc.Arbitrary<Planned> = fc.record({
  schedule: fc.record({
    kind: fc.constant('interval' as const),
    timeZone: anyZone,
    windows: anyWindows,
  }),
  intervalSeconds: fc.constantFrom(300, 1_800, 3_600, 7_200, 86_400, 3 * 86_400),
  id: fc.uuid(),
});

export const anyCronLine: fc.Arbitrary<Planned> = fc.record({
  schedule: fc.record({ kind: fc.constant('cron' as const), timeZone: anyZone, cron: anyCron }),
  intervalSeconds: fc.constant(300),
  id: fc.uuid(),
});

export const anyRandom: fc.Arbitrary<Planned> = fc.record({
  schedule: fc.record({
    kind: fc.constant('random' as const),
    timeZone: anyZone,
    windows: anyWindows,
  }),
  intervalSeconds: fc.constantFrom(3_600, 21_600, 86_400, 302_400),
  id: fc.uuid(),
});

export const anyPlanned = fc.oneof(anyInterval, anyCronLine, anyRandom);

/** Moments of 2026, often near the days on which clocks of those zones leap. */
export const anyMoment = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom(
        Date.UTC(2026, 2, 8, 7),
        Date.UTC(2026, 2, 29, 1),
        Date.UTC(2026, 2, 28, 22),
        Date.UTC(2026, 3, 4, 15),
        Date.UTC(2026, 9, 3, 15, 30),
        Date.UTC(2026, 9, 24, 21),
        Date.UTC(2026, 10, 1, 5),
      ),
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
    )
    .map(([leap, off]) => leap + off),
);
