import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { CountSlots } from './conservation.ts';
import { recentSlots } from './recent-slots.ts';
import { finishLooks, requestLook } from './schedule/index.ts';
import { age, claimed, dueProbe, finished } from './testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

const NONE = {
  elapsed: 0,
  observed: 0,
  unknown: 0,
  missed: 0,
  open: 0,
  overdue: 0,
  notLooked: 0,
  skipping: 0,
};

/** Slots a minute apart, for a schedule that only we can read. */
const minutes: CountSlots = ({ due }, from, to) => {
  const before = (at: number) => Math.ceil((at - due) / 60_000);
  return Math.max(0, before(to) - before(from));
};

/** Lets a probe that was due `seconds` ago be looked at. */
async function looked(seconds: number, status: 'observed' | 'unknown' = 'observed') {
  const probe = await dueProbe(test, 60);
  await age(test, probe, seconds);
  await finishLooks(test.db, [{ ...finished(await claimed(test, probe)), status }], 0);
  return probe;
}

describe('recentSlots', () => {
  it('accounts for every slot, whatever became of it', async () => {
    await looked(1);
    await looked(1, 'unknown');
    // Seven slots missed, the eighth looked at.
    await looked(60 * 7 + 1);
    // Four slots that nobody has looked at yet.
    await age(test, await dueProbe(test, 60), 60 * 3 + 1);
    await dueProbe(test, 60);
    expect(await recentSlots(test.db, 600)).toEqual({
      ...NONE,
      windowSeconds: 600,
      elapsed: 14,
      observed: 2,
      unknown: 1,
      missed: 7,
      overdue: 4,
      notLooked: 7,
    });
  });

  it('tells apart slots that something kept us from', async () => {
    const held = await looked(1);
    await test.sql(`UPDATE host SET hold_until = now() - interval '1 second'`);
    await age(test, held, 60 * 3 + 1);
    await finishLooks(test.db, [finished(await claimed(test, held))], 0);
    expect(await recentSlots(test.db, 600)).toMatchObject({ missed: 3, notLooked: 0 });
    const busy = await looked(1);
    await age(test, busy, 60 * 2 + 1);
    await claimed(test, busy);
    expect(
      await test.sql(`SELECT cause FROM observation WHERE probe_id = $1 AND status = 'missed'`, [
        busy,
      ]),
    ).toEqual([{ cause: 'site-busy' }]);
    expect(await recentSlots(test.db, 600)).toMatchObject({ missed: 5, notLooked: 0 });
    await looked(60 * 4 + 1);
    const expected = { missed: 9, notLooked: 4 };
    expect(await recentSlots(test.db, 600)).toMatchObject(expected);
    await test.sql(`UPDATE probe SET schedule = '{}'`);
    expect(await recentSlots(test.db, 600, minutes)).toMatchObject(expected);
  });

  describe('of probes of which we go on missing slots', () => {
    /** Lets time go on until a probe's next slot was due `seconds` ago, and lets it be looked at. */
    async function lookedLate(probe: string, seconds: number) {
      await test.sql(
        `WITH gone AS (
           SELECT next_due - now() + $2 * interval '1 second' AS lately FROM probe WHERE id = $1
         ), rows AS (
           UPDATE observation SET slot_at = slot_at - lately, key = key || '-' FROM gone WHERE probe_id = $1
         )
         UPDATE probe SET first_slot = first_slot - lately, next_due = next_due - lately FROM gone WHERE id = $1`,
        [probe, seconds],
      );
      await test.sql(`UPDATE host SET next_ok = now() - interval '1 minute'`);
      await finishLooks(test.db, [finished(await claimed(test, probe))], 0);
    }
    const skipping = async () => (await recentSlots(test.db, 600)).skipping;

    // Never late enough to be overdue, and yet half of all slots are missed.
    it.each([
      [5, 3],
      [60, 2],
      [3_600, 2],
    ])(
      'counts one every %i s that skips slots again, for as long as it does',
      async (every, times) => {
        const probe = await dueProbe(test, every);
        const late = every * 2 - 0.5;
        for (let time = 1; time < times; time += 1) await lookedLate(probe, late);
        expect(await skipping()).toBe(0);
        for (let time = 0; time < 8; time += 1) {
          await lookedLate(probe, late);
          expect(await skipping()).toBe(1);
        }
        for (let time = 0; time < 20; time += 1) await lookedLate(probe, 0.1);
        expect(await skipping()).toBe(0);
      },
    );

    it('counts none after a restart, or any downtime', async () => {
      for (const interval of [5, 60, 300]) {
        const probe = await dueProbe(test, interval);
        await lookedLate(probe, 25);
        await lookedLate(probe, 0.1);
        const other = await dueProbe(test, interval);
        await lookedLate(other, 86_400);
        await lookedLate(other, 0.1);
      }
      expect(await skipping()).toBe(0);
    });

    it('counts none that its site kept from us', async () => {
      const probe = await dueProbe(test, 60);
      for (let again = 0; again < 3; again += 1) {
        await lookedLate(probe, 119);
        await test.sql(`UPDATE observation SET cause = 'site-busy' WHERE status = 'missed'`);
      }
      expect(await skipping()).toBe(0);
    });
  });

  it('counts a slot that is being looked at as under way', async () => {
    const probe = await dueProbe(test, 60);
    await age(test, probe, 1);
    await claimed(test, probe);
    expect(await recentSlots(test.db, 600)).toMatchObject({ elapsed: 1, overdue: 1 });
  });

  it('takes no look that was asked for outside the schedule for a slot', async () => {
    const probe = await looked(1);
    await requestLook(test.db, probe);
    await finishLooks(test.db, [finished(await claimed(test, probe))], 0);
    expect(await recentSlots(test.db, 600)).toMatchObject({ elapsed: 1, observed: 1 });
  });

  it('sees only the end of a long outage that began before the window', async () => {
    await looked(60 * 7 + 1);
    // Slots at 421, 361, 301, 241, 181, 121 and 61 s ago were missed, that of 1 s ago was not.
    expect(await recentSlots(test.db, 200)).toMatchObject({ elapsed: 4, missed: 3, observed: 1 });
  });

  it('shows what was lost, and what was counted twice', async () => {
    const probe = await looked(1);
    await test.sql('DELETE FROM observation');
    expect(await recentSlots(test.db, 600)).toMatchObject({ elapsed: 1, observed: 0 });
    await test.sql(
      `INSERT INTO observation (key, slot_at, probe_id, kind, status, spacing_ms)
       SELECT id || '/' || n, first_slot, id, kind, 'observed', 60000
       FROM probe, generate_series(1, 2) n WHERE id = $1`,
      [probe],
    );
    expect(await recentSlots(test.db, 600)).toMatchObject({ elapsed: 1, observed: 2 });
  });

  it('counts looks that wait in a run', async () => {
    await looked(1);
    await test.sql(
      `UPDATE probe SET run_from = first_slot + interval '60 seconds', run_looks = 2,
         next_due = next_due + interval '120 seconds'`,
    );
    expect(await recentSlots(test.db, 600)).toMatchObject({ elapsed: 3, observed: 3 });
  });

  // 26 slots a minute apart, the last of them a second ago: ten lie in the last ten minutes.
  describe.each([
    ['before the window', 10, 11, { observed: 10, missed: 0 }],
    ['as the window begins', 14, 17, { observed: 8, missed: 2 }],
    ['in the window', 18, 19, { observed: 8, missed: 2 }],
  ])('a run that goes on over slots missed %s', (_when, first, last, states) => {
    beforeEach(async () => {
      const probe = await dueProbe(test, 60);
      await test.sql(
        `UPDATE probe SET first_slot = now() - interval '1501 seconds', next_due = now() + interval '59 seconds'`,
      );
      await test.sql(
        `INSERT INTO observation (key, slot_at, probe_id, kind, status, slots, spacing_ms)
         SELECT id || '/missed', first_slot + $2 * interval '1 minute', id, kind, 'missed', $3, 60000
         FROM probe WHERE id = $1`,
        [probe, first, last - first + 1],
      );
    });
    const looks = 26 - (last - first + 1);
    const expected = { ...NONE, windowSeconds: 600, elapsed: 10, ...states };

    it('is accounted for while it waits for more', async () => {
      await test.sql('UPDATE probe SET run_from = first_slot, run_looks = $1', [looks]);
      expect(await recentSlots(test.db, 600)).toEqual(expected);
      await test.sql(`UPDATE probe SET schedule = '{}'`);
      expect(await recentSlots(test.db, 600, minutes)).toEqual(expected);
    });

    it('is accounted for when it has become an observation', async () => {
      await test.sql(
        `INSERT INTO observation (key, slot_at, probe_id, kind, status, slots, spacing_ms)
         SELECT id || '/run', first_slot, id, kind, 'observed', $1, 60000 FROM probe`,
        [looks],
      );
      expect(await recentSlots(test.db, 600)).toEqual(expected);
      await test.sql(`UPDATE probe SET schedule = '{}'`);
      expect(await recentSlots(test.db, 600, minutes)).toEqual(expected);
    });
  });

  it('reckons the slots of a schedule by whoever reads it', async () => {
    await looked(60 * 7 + 1);
    await test.sql(`UPDATE probe SET schedule = '{}'`);
    expect(await recentSlots(test.db, 200, minutes)).toMatchObject({
      elapsed: 4,
      missed: 3,
      observed: 1,
      overdue: 0,
    });
    await expect(recentSlots(test.db, 200)).rejects.toThrow('nobody here reads the schedule');
  });

  it('is all zero without probes', async () => {
    expect(await recentSlots(test.db, 600)).toEqual({ ...NONE, windowSeconds: 600 });
  });
});
