import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { conservation } from '../conservation.ts';
import { endMaintenance, planMaintenance } from '../maintenance.ts';
import { changeProbe } from '../probes.ts';
import { age, claimed, dueProbe, finished } from '../testing/due-probes.ts';
import { endStaleRuns, finishLooks, requestLook, type Claim, type FinishedLook } from './index.ts';

const HALF_AN_HOUR = 1_800_000;

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

/** A look that saw what the last one saw; its sample is its number. */
function calm(claim: Claim, number: number): FinishedLook {
  return {
    ...finished(claim),
    seen: { number },
    judgeInMs: HALF_AN_HOUR,
    sample: Uint8Array.of(number),
  };
}

/** The next scheduled look of a probe, one second late. */
async function next(id: string): Promise<Claim> {
  await test.sql(`UPDATE host SET next_ok = now() - interval '1 second'`);
  await test.sql(
    `UPDATE probe SET
       first_slot = first_slot - (next_due - now() + interval '1 second'),
       run_from = run_from - (next_due - now() + interval '1 second'),
       next_due = now() - interval '1 second'`,
  );
  return claimed(test, id);
}

async function calmLooks(id: string, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const claim = await next(id);
    expect(await finishLooks(test.db, [calm(claim, number)], 0)).toEqual([claim.key]);
  }
}

function written() {
  return test.sql(
    `SELECT o.seen->>'number' AS first, o.slots, encode(o.samples, 'hex') AS samples, o.status,
       o.key = o.probe_id || '/' || (extract(epoch from o.slot_at) * 1000)::bigint AS "ownKey",
       (u.due <= now()) AS due
     FROM observation o LEFT JOIN unjudged u USING (key, slot_at) ORDER BY o.finished_at, o.slot_at`,
  );
}

function run(first: number, others: string, slots: number) {
  return {
    first: String(first),
    slots,
    samples: others,
    status: 'observed',
    ownKey: true,
    due: true,
  };
}

const SINGLE = {
  first: null,
  slots: 1,
  samples: null,
  status: 'observed',
  ownKey: true,
  due: true,
};

describe('looks that saw what the last one saw', () => {
  it('are gathered until one differs, and nothing of them is lost', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1, 2, 3]);
    expect(await written()).toEqual([]);
    await finishLooks(test.db, [finished(await next(id))], 0);
    expect(await written()).toEqual([run(1, '0203', 3), SINGLE]);
    expect(await conservation(test.db)).toMatchObject({ elapsed: 4, accounted: 4 });
  });

  it('become one observation after their time, the last one with them', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1, 2]);
    await test.sql(`UPDATE probe SET run_from = run_from - interval '31 minutes',
      first_slot = first_slot - interval '31 minutes'`);
    await calmLooks(id, [3, 4]);
    expect(await written()).toEqual([run(1, '0203', 3)]);
    const [probe] = await test.sql(
      'SELECT run_looks, encode(run_samples, $1) AS samples FROM probe',
      ['hex'],
    );
    expect(probe).toEqual({ run_looks: 1, samples: '' });
  });

  it('become one after sixty', async () => {
    const id = await dueProbe(test, 10);
    await age(test, id, 1);
    await calmLooks(
      id,
      Array.from({ length: 60 }, (_, i) => i),
    );
    const [only] = await written();
    expect(only).toMatchObject({ first: '0', slots: 60 });
    expect(String(only?.['samples'])).toHaveLength(2 * 59);
  });

  it('are ended by a look on request, which stays by itself', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1, 2]);
    await requestLook(test.db, id);
    await finishLooks(test.db, [finished(await claimed(test, id))], 0);
    expect(await written()).toMatchObject([
      { first: '1', slots: 2 },
      { slots: 1, ownKey: false },
    ]);
  });

  it('are ended when nothing joins them any more', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1, 2]);
    expect(await endStaleRuns(test.db)).toBe(0);
    await test.sql(`UPDATE probe SET run_from = run_from - interval '36 minutes'`);
    expect(await endStaleRuns(test.db)).toBe(1);
    expect(await endStaleRuns(test.db)).toBe(0);
    expect(await written()).toEqual([run(1, '02', 2)]);
  });

  it('of another grid of slots are no run of this one', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1, 2]);
    const change = { resource: 'http', config: {}, intervalSeconds: 120, enabled: true };
    await changeProbe(test.db, id, change);
    await test.sql(`UPDATE probe SET first_slot = now() - interval '1 second',
      next_due = now() - interval '1 second'`);
    await finishLooks(test.db, [calm(await claimed(test, id), 3)], 0);
    expect(await written()).toEqual([run(1, '02', 2)]);
    expect(await conservation(test.db)).toMatchObject({ elapsed: 1, accounted: 1 });
  });

  it('stay apart from those in maintenance, which stand by themselves under their own mark', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1, 2]);
    const span = { from: new Date(Date.now() - 60_000), until: new Date(Date.now() + 3_600_000) };
    const platformId = (await next(id)).platformId;
    await test.sql('UPDATE probe SET lease_until = NULL');
    await test.sql('UPDATE host SET lease_until = NULL');
    const planned = await planMaintenance(test.db, platformId, { plan: {}, note: '', ...span });
    await calmLooks(id, [3, 4]);
    await endMaintenance(test.db, planned?.id ?? '');
    await calmLooks(id, [5, 6]);
    await finishLooks(test.db, [finished(await next(id))], 0);
    expect(
      await test.sql(
        `SELECT seen->>'number' AS first, slots, maintenance FROM observation
         WHERE seen->>'number' IS NOT NULL ORDER BY seen->>'number'`,
      ),
    ).toEqual([
      { first: '1', slots: 2, maintenance: null },
      { first: '3', slots: 1, maintenance: 'planned' },
      { first: '4', slots: 1, maintenance: 'planned' },
      { first: '5', slots: 2, maintenance: null },
    ]);
    expect(await conservation(test.db)).toMatchObject({ elapsed: 7, accounted: 7 });
  });

  it('join once: a late worker adds nothing', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    await calmLooks(id, [1]);
    const late = await next(id);
    await test.sql(`UPDATE probe SET lease_until = now() - interval '1 second'`);
    await test.sql(`UPDATE host SET lease_until = NULL, next_ok = now() - interval '1 second'`);
    const again = await claimed(test, id);
    expect(again.key).toBe(late.key);
    expect(await finishLooks(test.db, [calm(late, 7)], 0)).toEqual([]);
    expect(await finishLooks(test.db, [calm(again, 2)], 0)).toEqual([again.key]);
    expect(await finishLooks(test.db, [calm(again, 2)], 0)).toEqual([]);
    await finishLooks(test.db, [finished(await next(id))], 0);
    expect(await written()).toMatchObject([{ samples: '02', slots: 2 }, { slots: 1 }]);
  });
});
