import {
  changeProbe,
  claimLooks,
  closeDb,
  conservation,
  createPlatform,
  databaseNow,
  endStaleRuns,
  ensurePartitions,
  findProbe,
  finishLooks,
  openDb,
  recentSlots,
  requestLook,
  takeHints,
  type Claim,
  type ComingSlots,
  type Db,
} from '@kaopu/db';
import { calendarFor } from '@kaopu/schedule';
import { anyMoment, anyPlanned, type Planned } from '@kaopu/schedule/testing';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openCalendars } from './calendars.ts';

const DAY = 86_400_000;
const LEASE = 30_000;
const ALL_TIME_SECONDS = 100 * 365 * 86_400;

let test: TestDatabase;
/** Sees a clock of ours: its `now()` is looked for before Postgres's own. */
let db: Db;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  await test.sql('CREATE SCHEMA clock');
  await test.sql('CREATE TABLE clock.shown (at timestamptz)');
  await test.sql('INSERT INTO clock.shown VALUES (now())');
  await test.sql(
    `CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql AS 'SELECT at FROM clock.shown'`,
  );
  const url = new URL(test.url);
  url.searchParams.set('options', '-c search_path=clock,pg_catalog,public');
  db = openDb(url.href, { max: 4 });
  for (let month = 0; month < 26; month += 1) {
    await ensurePartitions(test.db, new Date(Date.UTC(2025, 11 + month, 15)));
  }
});
afterAll(async () => {
  await closeDb(db);
  await test.drop();
});

/** Of the few rows there are: to truncate two years of partitions takes long. */
async function forget(): Promise<void> {
  for (const table of ['platform', 'host', 'observation', 'unjudged']) {
    await test.sql(`DELETE FROM ${table}`);
  }
}
beforeEach(forget);

const setClock = (at: number) =>
  test.sql('UPDATE clock.shown SET at = $1', [new Date(at).toISOString()]);

const calendars = openCalendars({ info: () => undefined, error: () => undefined });

/** A plain interval keeps no schedule: its grid is the database's. */
function isPlain({ schedule }: Planned): boolean {
  return schedule.kind === 'interval' && schedule.windows.length === 0;
}

function planOf(planned: Planned, id: string, now: number) {
  if (isPlain(planned)) return undefined;
  const calendar = calendarFor(planned.schedule, planned.intervalSeconds, id);
  const { schedule, intervalSeconds: longestGapSeconds } = planned;
  return { id, schedule, firstSlot: new Date(calendar.next(now)), longestGapSeconds };
}

const base = { kind: 'availability', resource: 'http', config: {} };

async function probeOf(planned: Planned): Promise<string> {
  const name = randomUUID();
  const { intervalSeconds } = planned;
  const plan = planOf(planned, name, await databaseNow(db));
  const platformId = await createPlatform(db, {
    name,
    siteUrl: `https://${name}.example/`,
    hostKey: `${name}.example`,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [{ ...base, intervalSeconds, enabled: true, plan }],
  });
  const [made] = await test.sql('SELECT id FROM probe WHERE platform_id = $1', [platformId]);
  return String(made?.['id']);
}

interface Hinted {
  ids: string[];
  coming: ComingSlots[];
}

/** What is due, as a planner tells it. */
async function hinted(): Promise<Hinted> {
  const hints = await takeHints(db, 'http', 100, 0);
  return {
    ids: hints.map(({ probeId }) => probeId).sort(),
    coming: hints.flatMap((hint) => calendars.coming(hint) ?? []),
  };
}

const claim = ({ ids, coming }: Hinted) => claimLooks(db, ids, LEASE, 0, coming);

/** What a look saw that is like the last one, as it is kept with it. */
const SAMPLE = Uint8Array.of(1);

const finish = (
  claims: Claim[],
  status: 'observed' | 'open' = 'observed',
  sample: Uint8Array | null = null,
) =>
  finishLooks(
    db,
    claims.map((each) => ({
      claim: each,
      status,
      ...(status === 'open' && { ticket: {}, wakeAt: new Date(0) }),
      cause: null,
      detail: null,
      seen: {},
      evidence: [],
      startedAt: new Date(0),
      spacingMs: 1,
      judgeInMs: 1_800_000,
      sample: each.scheduled && each.ticket === null ? sample : null,
    })),
    0,
  );

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

interface Kept {
  id: string;
  planned: Planned;
  enabled: boolean;
}

/** Probes of a made-up history, and whoever looks at them. */
async function openHistory(start: number, plans: readonly Planned[]) {
  let now = start;
  await setClock(now);
  const probes: Kept[] = [];
  for (const planned of plans) probes.push({ id: await probeOf(planned), planned, enabled: true });
  let old = await hinted();

  async function wait(ms: number) {
    now += ms;
    await setClock(now);
  }

  async function change(which: number, to: Partial<Kept>) {
    const probe = probes[which % probes.length];
    if (probe === undefined) return;
    Object.assign(probe, to);
    const { id, enabled, planned } = probe;
    const { intervalSeconds } = planned;
    await changeProbe(db, id, {
      ...base,
      intervalSeconds,
      enabled,
      plan: planOf(planned, id, now),
    });
  }

  return {
    wait,
    change,
    async look() {
      const due = await hinted();
      const claims = await claim(due);
      expect(claims.map(({ probeId }) => probeId).sort()).toEqual(due.ids);
      expect(await finish(claims)).toHaveLength(due.ids.length);
    },
    /** Looks that saw the same as ever, and are gathered. */
    async calm() {
      await finish(await claim(await hinted()), 'observed', SAMPLE);
    },
    /** Runs that nothing joins any more. */
    async stale() {
      await endStaleRuns(db);
    },
    /** Looks that wait for an answer, and go on with the next claim. */
    async open() {
      await finish(await claim(await hinted()), 'open');
    },
    /** Claims, and is never heard of again. */
    async die() {
      old = await hinted();
      await claim(old);
      await wait(LEASE + 1);
    },
    /** Hints that waited in the queue, for however long. */
    async late() {
      await finish(await claim(old));
    },
    /** Several that were told the same. */
    async race() {
      const due = await hinted();
      const claims = (await Promise.all([claim(due), claim(due), claim(due)])).flat();
      expect(claims.map(({ probeId }) => probeId).sort()).toEqual(due.ids);
      await finish(claims);
    },
    async request(which: number) {
      await requestLook(db, probes[which % probes.length]?.id ?? '');
    },
  };
}

describe('slots elapsed are observed, unknown, missed, open or overdue', () => {
  it('under any schedules, through leaps of the clock, pauses, requests, downtime and deaths', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMoment,
        fc.array(anyPlanned, { minLength: 1, maxLength: 4 }),
        fc.array(anyStep, { minLength: 5, maxLength: 25 }),
        async (start, plans, steps) => {
          await forget();
          const history = await openHistory(start, plans);
          for (const step of steps) {
            if (step.do === 'wait') await history.wait(step.ms);
            else if (step.do === 'pause') await history.change(step.which, { enabled: false });
            else if (step.do === 'resume') await history.change(step.which, { enabled: true });
            else if (step.do === 'replan') await history.change(step.which, { planned: step.as });
            else if (step.do === 'request') await history.request(step.which);
            else await history[step.do]();
            const { elapsed, accounted } = await conservation(db, calendars.count);
            expect(elapsed).toBe(accounted);
          }
          // What is open comes first, then what was asked for, then what is due.
          await history.wait(LEASE + 1);
          await history.look();
          await history.look();
          await history.look();
          const law = await conservation(db, calendars.count);
          const { elapsed, ...settled } = await recentSlots(db, ALL_TIME_SECONDS, calendars.count);
          expect(elapsed).toBe(law.elapsed);
          expect(settled.observed + settled.missed).toBe(elapsed);
          expect(law).toEqual({ elapsed: law.elapsed, accounted: law.elapsed, overdue: 0 });
        },
      ),
      { numRuns: 25 },
    );
  }, 180_000);

  it('a year of downtime is one missed row of the right count, and the next slot is on the schedule', async () => {
    const schedule = { kind: 'cron', cron: '30 2 * * 1-5', timeZone: 'America/New_York' } as const;
    const start = Date.UTC(2026, 0, 1);
    await setClock(start);
    const id = await probeOf({ schedule, intervalSeconds: 86_400, id: '' });
    await test.sql('UPDATE probe SET request_id = NULL, request_at = NULL');
    await setClock(start + 365 * DAY);
    const claims = await claim(await hinted());
    expect(claims).toMatchObject([{ slotAt: new Date('2026-12-31T07:30:00Z') }]);
    // 2026 has 261 weekdays, of which the last is looked at.
    expect(await test.sql(`SELECT status, slots FROM observation`)).toEqual([
      { status: 'missed', slots: 260 },
    ]);
    await finish(claims);
    expect((await findProbe(db, id))?.nextDue.toISOString()).toBe('2027-01-01T07:30:00.000Z');
    expect(await conservation(db, calendars.count)).toEqual({
      elapsed: 261,
      accounted: 261,
      overdue: 0,
    });
  });
});

it('without the slots of its schedule a probe is not looked at, but when somebody asks', async () => {
  const schedule = { kind: 'cron', cron: '*/5 * * * *', timeZone: 'Asia/Shanghai' } as const;
  await setClock(Date.UTC(2026, 5, 1));
  const id = await probeOf({ schedule, intervalSeconds: 300, id: '' });
  await test.sql('UPDATE probe SET request_id = NULL, request_at = NULL');
  await setClock(Date.UTC(2026, 5, 1, 1));
  const early = await hinted();
  expect(await claimLooks(db, [id], LEASE)).toEqual([]);
  // An hour later the hint says nothing any more.
  await setClock(Date.UTC(2026, 5, 1, 2));
  expect(await claim(early)).toEqual([]);
  await requestLook(db, id);
  const [asked] = await claimLooks(db, [id], LEASE);
  expect(asked).toMatchObject({ scheduled: false, nextAt: null, timed: true });
});

describe('a probe with hours of its own, paused inside them', () => {
  /** Every half hour from nine to noon, Beijing time. */
  const planned: Planned = {
    schedule: {
      kind: 'interval',
      windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '12:00' }],
      timeZone: 'Asia/Shanghai',
    },
    intervalSeconds: 1_800,
    id: '',
  };
  /** Of 1 June 2026, Beijing time. */
  const at = (hour: number, minute = 0) => Date.UTC(2026, 5, 1, hour - 8, minute);

  async function openDay() {
    const history = await openHistory(at(8), [planned]);
    await test.sql('UPDATE probe SET request_id = NULL, request_at = NULL');
    let now = at(8);
    return {
      ...history,
      async until(then: number) {
        await history.wait(then - now);
        now = then;
      },
    };
  }

  const settled = () =>
    test.sql(
      `SELECT status, sum(slots)::int AS slots FROM observation GROUP BY status ORDER BY status`,
    );

  async function holdsWith(elapsed: number) {
    expect(await conservation(db, calendars.count)).toEqual({
      elapsed,
      accounted: elapsed,
      overdue: 0,
    });
  }

  /** Looks at each slot as it comes, until then; how many there were. */
  async function watch(day: Awaited<ReturnType<typeof openDay>>, from: number, to: number) {
    let looks = 0;
    for (let then = from; then <= to; then += 300_000) {
      await day.until(then);
      const due = await hinted();
      looks += (await finish(await claim(due))).length;
    }
    return looks;
  }

  it('is not looked at until it is resumed inside them, and nothing counts as missed', async () => {
    const day = await openDay();
    const before = await watch(day, at(8), at(10));
    expect(before).toBeGreaterThan(0);
    await day.change(0, { enabled: false });
    expect(await watch(day, at(10, 5), at(11))).toBe(0);
    await day.change(0, { enabled: true });
    const after = await watch(day, at(11, 5), at(12, 30));
    expect(after).toBeGreaterThan(0);
    expect(await settled()).toEqual([{ status: 'observed', slots: before + after }]);
    await holdsWith(after);
  });

  it('is looked at on the next day when it is resumed after them', async () => {
    const day = await openDay();
    const before = await watch(day, at(8), at(10));
    await day.change(0, { enabled: false });
    expect(await watch(day, at(10, 5), at(13))).toBe(0);
    await day.change(0, { enabled: true });
    expect(await watch(day, at(13, 5), at(24))).toBe(0);
    await holdsWith(0);
    const next = await watch(day, at(24 + 8), at(24 + 13));
    expect(next).toBeGreaterThan(before);
    expect(await settled()).toEqual([{ status: 'observed', slots: before + next }]);
    await holdsWith(next);
  });

  it('a hint from before the pause and a look under way at it come to nothing', async () => {
    const day = await openDay();
    await watch(day, at(8), at(9, 30));
    await day.until(at(10));
    const due = await hinted();
    expect(due.ids).toHaveLength(1);
    const claims = await claim(due);
    await day.change(0, { enabled: false });
    expect(await finish(claims)).toEqual([]);
    await day.until(at(10, 5));
    expect(await claim(due)).toEqual([]);
    await day.change(0, { enabled: true });
    await holdsWith(0);
    expect(await settled()).toMatchObject([{ status: 'observed' }]);
  });
});
