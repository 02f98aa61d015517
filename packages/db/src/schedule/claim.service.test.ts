import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { changeProbe } from '../probes.ts';
import { claimLook, claimLooks, finishLooks, requestLook } from './index.ts';
import { age, claimed, dueProbe, finished } from '../testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

/** Claims that have their snapshot, and have read nothing yet, wait for a lock. */
const HOLD_CLAIMS = `
  CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF current_query() LIKE '%SKIP LOCKED%' THEN PERFORM pg_advisory_xact_lock(7); END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER hold BEFORE UPDATE ON probe FOR EACH STATEMENT EXECUTE FUNCTION hold()`;
const HELD = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted`;

async function holdClaims(): Promise<Client> {
  const holder = new Client(test.url);
  await holder.connect();
  await holder.query('SELECT pg_advisory_lock(7)');
  return holder;
}

describe('claimLook', () => {
  it('gives a due slot to one claimant only', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimLook(test.db, id, 30_000)),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('gives nothing before its time', async () => {
    expect(await claimLook(test.db, await dueProbe(test), 30_000)).toBeNull();
  });

  it('writes slots that passed unseen as one missed row and looks for the newest', async () => {
    const id = await dueProbe(test, 60);
    await age(test, id, 60 * 5 + 10);
    const claim = await claimed(test, id);
    const missed = await test.sql(
      `SELECT status, cause, slots FROM observation WHERE probe_id = $1`,
      [id],
    );
    expect(missed).toEqual([{ status: 'missed', cause: 'not-looked', slots: 5 }]);
    expect(Date.now() - claim.slotAt.getTime()).toBeLessThan(60_000);
  });

  it('keeps two probes of one host apart, and the gap between their looks', async () => {
    const [one, two] = [
      await dueProbe(test, 60, 'same.example'),
      await dueProbe(test, 60, 'same.example'),
    ];
    await age(test, one, 1);
    await age(test, two, 1);
    const claim = await claimed(test, one);
    expect(await claimLook(test.db, two, 30_000)).toBeNull();
    await finishLooks(test.db, [finished(claim)], 300_000);
    expect(await claimLook(test.db, two, 30_000)).toBeNull();
    await test.sql(`UPDATE host SET next_ok = now() - interval '1 second'`);
    expect(await claimLook(test.db, two, 30_000)).not.toBeNull();
  });

  it('takes a request for a look now as an observation of its own, beside the schedule', async () => {
    const id = await dueProbe(test, 3_600);
    const requestId = await requestLook(test.db, id);
    expect(await requestLook(test.db, id)).toBe(requestId);
    const claim = await claimed(test, id);
    expect(claim).toMatchObject({ key: `now/${requestId}`, scheduled: false });
    await finishLooks(test.db, [finished(claim)], 0);
    expect(await claimLook(test.db, id, 30_000)).toBeNull();
    expect(await test.sql('SELECT next_due > now() AS later FROM probe')).toEqual([
      { later: true },
    ]);
  });

  it('looks on request even when the probe is paused', async () => {
    const id = await dueProbe(test);
    await changeProbe(test.db, id, {
      resource: 'http',
      config: {},
      intervalSeconds: 60,
      enabled: false,
    });
    await requestLook(test.db, id);
    expect(await claimLook(test.db, id, 30_000)).not.toBeNull();
  });

  it('goes on from the slot after a late look that is stored while it reads', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const late = await claimed(test, id);
    await test.sql(`UPDATE probe SET lease_until = now() - interval '1 second'`);
    await test.sql(`UPDATE host SET lease_until = NULL`);
    await test.sql(HOLD_CLAIMS);
    const holder = await holdClaims();
    const claiming = claimLooks(test.db, [id], 30_000, 120_000);
    while ((await test.sql(HELD)).length === 0) await sleep(5);
    await finishLooks(test.db, [finished(late)], 0);
    await holder.end();
    const [next] = await claiming;
    await test.sql('DROP TRIGGER hold ON probe; DROP FUNCTION hold');
    expect(next?.slotAt.getTime()).toBe(late.slotAt.getTime() + 60_000);
  });

  it('says how long to wait from when it is done, however long it took', async () => {
    const id = await dueProbe(test);
    await test.sql(HOLD_CLAIMS);
    const holder = await holdClaims();
    const claiming = claimLooks(test.db, [id], 30_000, 120_000);
    while ((await test.sql(HELD)).length === 0) await sleep(5);
    await sleep(100);
    const [{ at: released } = {}] = await test.sql('SELECT clock_timestamp() AS at');
    await holder.end();
    const [claim] = await claiming;
    await test.sql('DROP TRIGGER hold ON probe; DROP FUNCTION hold');
    const begins = (claim?.now() ?? 0) + (claim?.startInMs ?? 0);
    expect(begins).toBeGreaterThanOrEqual(claim?.slotAt.getTime() ?? Infinity);
    expect(claim?.now()).toBeGreaterThanOrEqual((released as Date).getTime());
    expect((claim?.slotAt.getTime() ?? 0) - (claim?.startInMs ?? 0)).toBeGreaterThanOrEqual(
      (released as Date).getTime() - 2,
    );
  });

  it('does not look any more on a request from before the pause', async () => {
    const id = await dueProbe(test);
    await requestLook(test.db, id);
    const change = { resource: 'http', config: {}, intervalSeconds: 60 };
    await changeProbe(test.db, id, { ...change, enabled: false });
    expect(await claimLook(test.db, id, 30_000)).toBeNull();
    // What is asked for in the pause stays asked for through it, and through its end.
    await requestLook(test.db, id);
    await changeProbe(test.db, id, { ...change, enabled: false });
    await changeProbe(test.db, id, { ...change, enabled: true });
    expect(await claimLook(test.db, id, 30_000)).not.toBeNull();
  });
});
