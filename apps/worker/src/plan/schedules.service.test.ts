import {
  claimLooks,
  conservation,
  ensurePartitions,
  findProbe,
  recentSlots,
  requestLook,
} from '@kaopu/db';
import { anyMoment, anyPlanned } from '@kaopu/schedule/testing';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { LEASE_MS, openMadeUpWorld, type MadeUpWorld } from '../testing/made-up-history.ts';

const DAY = 86_400_000;
const ALL_TIME_SECONDS = 100 * 365 * 86_400;

let test: TestDatabase;
let world: MadeUpWorld;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  world = await openMadeUpWorld(test);
  for (let month = 0; month < 26; month += 1) {
    await ensurePartitions(test.db, new Date(Date.UTC(2025, 11 + month, 15)));
  }
});
afterAll(async () => {
  await world.close();
  await test.drop();
});
beforeEach(() => world.forget());

const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.oneof(fc.nat(7_200_000), fc.nat(9 * DAY)),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('look', 'calm', 'stale', 'open', 'die', 'late', 'race'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('pause', 'resume', 'request'),
      which: fc.nat(10),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('replan' as const), which: fc.nat(10), as: anyPlanned }),
  },
);

describe('slots elapsed are observed, unknown, missed, open or overdue', () => {
  it('under any schedules, through leaps of the clock, pauses, requests, downtime and deaths', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMoment,
        fc.array(anyPlanned, { minLength: 1, maxLength: 4 }),
        fc.array(anyStep, { minLength: 5, maxLength: 25 }),
        async (start, plans, steps) => {
          await world.forget();
          const history = await world.openHistory(start, plans);
          for (const step of steps) {
            if (step.do === 'wait') await history.wait(step.ms);
            else if (step.do === 'pause') await history.change(step.which, { enabled: false });
            else if (step.do === 'resume') await history.change(step.which, { enabled: true });
            else if (step.do === 'replan') await history.change(step.which, { planned: step.as });
            else if (step.do === 'request') await history.request(step.which);
            else {
              const turn = await history[step.do]();
              if (turn) expect(turn.claimed).toEqual(turn.due);
              if (turn) expect(turn.stored).toBe(turn.due.length);
            }
            const { elapsed, accounted } = await conservation(world.db, world.count);
            expect(elapsed).toBe(accounted);
          }
          // What is open comes first, then what was asked for, then what is due.
          await history.wait(LEASE_MS + 1);
          await history.look();
          await history.look();
          await history.look();
          const law = await conservation(world.db, world.count);
          const { elapsed, ...settled } = await recentSlots(
            world.db,
            ALL_TIME_SECONDS,
            world.count,
          );
          expect(elapsed).toBe(law.elapsed);
          expect(settled.observed + settled.missed).toBe(elapsed);
          expect(law).toEqual({ elapsed: law.elapsed, accounted: law.elapsed, overdue: 0 });
          // Changes of plan begin new grids, which the law forgets; no slot of the old ones is.
          const [kept] = await test.sql(
            `SELECT (SELECT coalesce(sum(slots), 0) FROM observation WHERE key NOT LIKE 'now/%')
               + (SELECT coalesce(sum(run_looks), 0) FROM probe) AS slots`,
          );
          expect(Number(kept?.['slots'])).toBe(await history.come());
        },
      ),
      { numRuns: 25 },
    );
  }, 180_000);

  it('a year of downtime is one missed row of the right count, and the next slot is on the schedule', async () => {
    const schedule = { kind: 'cron', cron: '30 2 * * 1-5', timeZone: 'America/New_York' } as const;
    const start = Date.UTC(2026, 0, 1);
    await world.setClock(start);
    const id = await world.probeOf({ schedule, intervalSeconds: 86_400 });
    await test.sql('UPDATE probe SET request_id = NULL, request_at = NULL');
    await world.setClock(start + 365 * DAY);
    const claims = await world.claim(await world.hinted());
    expect(claims).toMatchObject([{ slotAt: new Date('2026-12-31T07:30:00Z') }]);
    // 2026 has 261 weekdays, of which the last is looked at.
    expect(await test.sql(`SELECT status, slots FROM observation`)).toEqual([
      { status: 'missed', slots: 260 },
    ]);
    await world.finish(claims);
    expect((await findProbe(world.db, id))?.nextDue.toISOString()).toBe('2027-01-01T07:30:00.000Z');
    expect(await conservation(world.db, world.count)).toEqual({
      elapsed: 261,
      accounted: 261,
      overdue: 0,
    });
  });
});

it('without the slots of its schedule a probe is not looked at, but when somebody asks', async () => {
  const schedule = { kind: 'cron', cron: '*/5 * * * *', timeZone: 'Asia/Shanghai' } as const;
  await world.setClock(Date.UTC(2026, 5, 1));
  const id = await world.probeOf({ schedule, intervalSeconds: 300 });
  await test.sql('UPDATE probe SET request_id = NULL, request_at = NULL');
  await world.setClock(Date.UTC(2026, 5, 1, 1));
  const early = await world.hinted();
  expect(await claimLooks(world.db, [id], LEASE_MS)).toEqual([]);
  // An hour later the hint says nothing any more.
  await world.setClock(Date.UTC(2026, 5, 1, 2));
  expect(await world.claim(early)).toEqual([]);
  await requestLook(world.db, id);
  const [asked] = await claimLooks(world.db, [id], LEASE_MS);
  expect(asked).toMatchObject({ scheduled: false, nextAt: null, timed: true });
});
