import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { conservation } from './conservation.ts';
import { finishLooks, requestLook } from './schedule/index.ts';
import { age, claimed, dueProbe, finished } from './testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

describe('conservation', () => {
  it('holds through looks, requests, missed slots and overdue ones', async () => {
    const [steady, gone, idle] = [
      await dueProbe(test, 60),
      await dueProbe(test, 60),
      await dueProbe(test, 60),
    ];
    await age(test, steady, 1);
    await finishLooks(test.db, [finished(await claimed(test, steady))], 0);
    await requestLook(test.db, steady);
    await finishLooks(test.db, [finished(await claimed(test, steady))], 0);
    await age(test, gone, 60 * 7 + 1);
    await finishLooks(test.db, [finished(await claimed(test, gone))], 0);
    await age(test, idle, 60 * 3 + 1);
    expect(await conservation(test.db)).toEqual({ elapsed: 9, accounted: 9, overdue: 4 });
  });
});
