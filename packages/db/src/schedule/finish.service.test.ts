import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { planMaintenance } from '../maintenance.ts';
import { changeProbe } from '../probes.ts';
import { finishLooks } from './index.ts';
import { age, claimed, dueProbe, finished } from '../testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

describe('finishLooks', () => {
  it('stores observation, mark and next due time together', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const claim = await claimed(test, id);
    expect(await finishLooks(test.db, [finished(claim)], 0)).toEqual([claim.key]);
    const [row] = await test.sql(
      `SELECT o.status, o.seen, p.lease_until, p.last_status,
         (SELECT count(*)::int FROM unjudged u WHERE u.key = o.key) AS marks
       FROM observation o JOIN probe p ON p.id = o.probe_id WHERE o.key = $1`,
      [claim.key],
    );
    expect(row).toEqual({
      status: 'observed',
      seen: { ok: true },
      lease_until: null,
      last_status: 'observed',
      marks: 1,
    });
  });

  it('stores what a hostile page put into it: NUL and half a surrogate pair', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const claim = await claimed(test, id);
    const look = { ...finished(claim), seen: { title: 'vip\u0000 \ud83d 年卡' }, detail: '\udc00' };
    expect(await finishLooks(test.db, [look], 0)).toEqual([claim.key]);
    expect(await test.sql('SELECT seen FROM observation')).toEqual([
      { seen: { title: 'vip \ufffd 年卡' } },
    ]);
  });

  it('discards a late worker whose slot went to somebody else', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const late = await claimed(test, id, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = await claimed(test, id);
    expect(next.key).toBe(late.key);
    expect(await finishLooks(test.db, [finished(late)], 0)).toEqual([]);
    expect(await test.sql('SELECT 1 FROM observation')).toHaveLength(0);
    expect(await finishLooks(test.db, [finished(next)], 0)).toEqual([next.key]);
    expect(await finishLooks(test.db, [finished(next)], 0)).toEqual([]);
    expect(await test.sql('SELECT 1 FROM unjudged')).toHaveLength(1);
  });

  it('discards a look that was under way when its probe was changed', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    const claim = await claimed(test, id);
    await changeProbe(test.db, id, {
      resource: 'http',
      config: {},
      intervalSeconds: 120,
      enabled: true,
    });
    expect(await finishLooks(test.db, [finished(claim)], 0)).toEqual([]);
  });

  it('knows whether a look was in maintenance, however late it is stored', async () => {
    const span = {
      from: new Date(Date.now() - 3_600_000),
      until: new Date(Date.now() + 3_600_000),
    };
    const stored: unknown[] = [];
    for (const meanwhile of ['until_at = now()', `from_at = now() + interval '1 second'`]) {
      const id = await dueProbe(test);
      await age(test, id, 1);
      const claim = await claimed(test, id);
      const plan = { plan: { kind: 'once' }, note: '', ...span };
      await planMaintenance(test.db, claim.platformId, plan);
      const look = { ...finished(claim), endedAt: new Date(claim.now()) };
      await test.sql(`UPDATE maintenance SET ${meanwhile} WHERE platform_id = $1`, [
        claim.platformId,
      ]);
      await finishLooks(test.db, [look], 0);
      stored.push(
        ...(await test.sql('SELECT maintenance FROM observation WHERE key = $1', [claim.key])),
      );
    }
    expect(stored).toEqual([{ maintenance: 'planned' }, { maintenance: null }]);
  });
});
