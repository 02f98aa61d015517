import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { changeProbe } from '../probes.ts';
import { requestLook, takeHints } from './index.ts';
import { age, claimed, dueProbe } from '../testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

describe('takeHints', () => {
  it('tells of a due probe once, and again only after the quiet time', async () => {
    const id = await dueProbe(test);
    await age(test, id, 1);
    expect(await takeHints(test.db, 'http', 10, 60_000)).toMatchObject([{ probeId: id }]);
    expect(await takeHints(test.db, 'http', 10, 60_000)).toEqual([]);
    await test.sql(`UPDATE probe SET hinted_until = hinted_until - interval '61 seconds'`);
    expect(await takeHints(test.db, 'http', 10, 60_000)).toHaveLength(1);
  });

  it('names one probe a host and none of a busy host', async () => {
    const [one, two] = [
      await dueProbe(test, 60, 'same.example'),
      await dueProbe(test, 60, 'same.example'),
    ];
    await age(test, one, 2);
    await age(test, two, 1);
    expect(await takeHints(test.db, 'http', 10, 15_000)).toHaveLength(1);
    await claimed(test, one);
    expect(await takeHints(test.db, 'http', 10, 0)).toEqual([]);
  });

  it('puts what somebody waits for before all that is due', async () => {
    for (let i = 0; i < 3; i += 1) await age(test, await dueProbe(test, 300), 200 + i);
    const id = await dueProbe(test, 300);
    await test.sql('UPDATE probe SET last_at = now() WHERE id = $1', [id]);
    await requestLook(test.db, id);
    expect(await takeHints(test.db, 'http', 1, 15_000)).toMatchObject([
      { probeId: id, asked: true },
    ]);
  });

  it('sees past hosts that have more due than it looks through at once', async () => {
    for (const host of ['saas.example', 'host.example']) {
      for (let i = 0; i < 9; i += 1) await age(test, await dueProbe(test, 300, host), 200);
    }
    const others = [await dueProbe(test, 300), await dueProbe(test, 300)];
    for (const id of others) await age(test, id, 100);
    const hints = await takeHints(test.db, 'http', 4, 15_000);
    expect(hints.map(({ probeId }) => probeId)).toEqual(expect.arrayContaining(others));
    expect(hints).toHaveLength(4);
  });

  it('of two planners at once tells each probe by one', async () => {
    for (let i = 0; i < 20; i += 1) await age(test, await dueProbe(test), 1);
    const both = await Promise.all([1, 2].map(() => takeHints(test.db, 'http', 50, 15_000)));
    expect(both.flat()).toHaveLength(20);
  });

  it('leaves paused probes alone', async () => {
    const id = await dueProbe(test);
    await changeProbe(test.db, id, {
      resource: 'http',
      config: {},
      intervalSeconds: 60,
      enabled: false,
    });
    await test.sql(`UPDATE probe SET next_due = now() - interval '1 hour'`);
    expect(await takeHints(test.db, 'http', 10, 0)).toEqual([]);
  });
});
