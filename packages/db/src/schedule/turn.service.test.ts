import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { age, dueProbe } from '../testing/due-probes.ts';
import { planTurn, requestLook } from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged, trial CASCADE'));

const turn = (resources: string[], limit = 10, crowded: string[] = []) =>
  planTurn(test.db, { resources, crowded, limit, quietMs: 60_000, aheadMs: 0 });

const NOTHING = {
  hints: [],
  trials: false,
  judging: false,
  alerting: false,
  telling: false,
  records: false,
  maintenance: false,
  reports: false,
  printing: false,
};

it('finds nothing where there is nothing', async () => {
  expect(await turn(['http', 'browser'])).toEqual(NOTHING);
});

it('takes hints of each resource that is asked for, the longest due first, and no other', async () => {
  const probes: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const id = await dueProbe(test, 60, `${i}.example`);
    await age(test, id, i + 1);
    probes.push(id);
  }
  await test.sql(`UPDATE probe SET resource = 'browser' WHERE id = ANY($1::uuid[])`, [
    probes.slice(0, 3),
  ]);
  const { hints } = await turn(['http', 'mail'], 2);
  expect(hints.map(({ probeId }) => probeId).sort()).toEqual(probes.slice(4).sort());
  expect(hints.every(({ nextDue, now }) => nextDue < now)).toBe(true);
  const { hints: others } = await turn(['http', 'browser'], 2);
  expect(others.map(({ resource }) => resource).sort()).toEqual(['browser', 'browser', 'http']);
});

it('tells what else there is to do', async () => {
  // Times are stored to the millisecond, rounded: what is due now may lie ahead.
  await test.sql(`INSERT INTO trial (request) VALUES ('{}')`);
  expect(await turn([])).toEqual({ ...NOTHING, trials: true });
  const id = await dueProbe(test, 60, 'a.example');
  await test.sql(
    `UPDATE platform SET score_due = now() - interval '1 second', records_due = now()`,
  );
  expect(await turn([])).toEqual({ ...NOTHING, trials: true, judging: true, records: true });
  await test.sql(`UPDATE platform SET score_due = now() + interval '1 hour', records_due = NULL`);
  await test.sql(`INSERT INTO unjudged (key, slot_at, platform_id, due)
    SELECT 'k', now(), platform_id, now() - interval '1 second' FROM probe WHERE id = '${id}'`);
  expect(await turn([])).toMatchObject({ judging: true, records: false });
});

it('takes of a crowded resource only what somebody waits for', async () => {
  const [due, asked, fresh] = [await dueProbe(test), await dueProbe(test), await dueProbe(test)];
  await age(test, due, 5);
  await requestLook(test.db, asked);
  await requestLook(test.db, fresh);
  await test.sql('UPDATE probe SET last_at = now() WHERE id <> $1', [fresh]);
  const { hints } = await turn(['http'], 10, ['http']);
  const found = new Map(hints.map((hint) => [hint.probeId, hint.asked]));
  expect(found).toEqual(
    new Map([
      [asked, true],
      [fresh, false],
    ]),
  );
  expect((await turn(['http'])).hints).toMatchObject([{ probeId: due, asked: false }]);
});
