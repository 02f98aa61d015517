import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { conservation } from './conservation.ts';
import { changeProbe } from './probes.ts';
import { recentSlots } from './recent-slots.ts';
import { requestLook } from './schedule/index.ts';
import { age, claimed, dueProbe } from './testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

const AS_IT_WAS = { resource: 'http', config: {}, intervalSeconds: 60, enabled: true };
const PAUSED = { ...AS_IT_WAS, enabled: false };
const SLOWER = { ...AS_IT_WAS, intervalSeconds: 120 };

const rowsOf = () => test.sql('SELECT status, cause, slots FROM observation ORDER BY slot_at');

async function expectLaw(): Promise<void> {
  const { elapsed, accounted } = await conservation(test.db);
  expect(accounted).toBe(elapsed);
  const recent = await recentSlots(test.db, 3_600);
  const { observed, unknown, missed, open, overdue } = recent;
  expect(observed + unknown + missed + open + overdue).toBe(recent.elapsed);
}

describe('slots that have come when the plan changes', () => {
  it.each([
    ['another interval', SLOWER],
    ['a pause', PAUSED],
  ])('are missed by %s', async (_what, change) => {
    const id = await dueProbe(test);
    await age(test, id, 9 * 60 + 1);
    await changeProbe(test.db, id, change);
    expect(await rowsOf()).toEqual([{ status: 'missed', cause: 'not-looked', slots: 10 }]);
    await expectLaw();
    await changeProbe(test.db, id, AS_IT_WAS);
    expect(await rowsOf()).toHaveLength(1);
    await expectLaw();
  });

  it('are those of a look under way too, which is discarded', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await claimed(test, id);
    await changeProbe(test.db, id, PAUSED);
    expect(await rowsOf()).toEqual([{ status: 'missed', cause: 'not-looked', slots: 1 }]);
    await expectLaw();
  });

  it('were held back, where their site had asked for it', async () => {
    const id = await dueProbe(test, 60, 'held.example');
    await age(test, id, 61);
    await test.sql(
      `INSERT INTO host (key, next_ok, hold_until) VALUES ('held.example', now(), now() + interval '1 hour')`,
    );
    await changeProbe(test.db, id, SLOWER);
    expect(await rowsOf()).toEqual([{ status: 'missed', cause: 'held-back', slots: 2 }]);
  });

  it('were not to be had, where another probe of their site took the time', async () => {
    const id = await dueProbe(test, 60, 'busy.example');
    await age(test, id, 61);
    await test.sql(`INSERT INTO host (key, next_ok) VALUES ('busy.example', now())`);
    await changeProbe(test.db, id, SLOWER);
    expect(await rowsOf()).toEqual([{ status: 'missed', cause: 'site-busy', slots: 2 }]);
  });

  it('stay due where the plan stays, and where nothing was due there are none', async () => {
    const id = await dueProbe(test);
    await changeProbe(test.db, id, SLOWER);
    await changeProbe(test.db, id, AS_IT_WAS);
    await age(test, id, 61);
    await changeProbe(test.db, id, { ...AS_IT_WAS, config: { path: '/other' } });
    expect(await rowsOf()).toEqual([]);
    expect(await recentSlots(test.db, 3_600)).toMatchObject({ elapsed: 2, overdue: 2 });
  });

  it('of a schedule are counted by whoever reads it', async () => {
    const id = await dueProbe(test);
    await age(test, id, 61);
    await test.sql(`UPDATE probe SET schedule = '{"kind":"made-up"}' WHERE id = $1`, [id]);
    await changeProbe(test.db, id, SLOWER, ({ schedule }) => {
      expect(schedule).toEqual({ kind: 'made-up' });
      return 7;
    });
    expect(await rowsOf()).toEqual([{ status: 'missed', cause: 'not-looked', slots: 7 }]);
  });
});

it('a pause takes the urgency of what was asked for with it', async () => {
  const id = await dueProbe(test);
  await requestLook(test.db, id);
  await changeProbe(test.db, id, PAUSED);
  expect(await test.sql('SELECT request_urgent FROM probe')).toEqual([{ request_urgent: false }]);
});
