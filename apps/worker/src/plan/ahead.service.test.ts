import { conservation, recentSlots, takeHints, vitals } from '@kaopu/db';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import type { Log } from '../log.ts';
import { planAnew } from './ahead.ts';
import { openCalendars } from './calendars.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, unjudged CASCADE'));

const said: [string, unknown][] = [];
const log: Log = {
  info: () => undefined,
  error: (message, fields) => said.push([message, fields]),
};
const calendars = openCalendars(log);
beforeEach(() => said.splice(0));

const NIGHTLY = { kind: 'cron', cron: '30 3 * * *', timeZone: 'Asia/Shanghai' };

/** What a clock that was a day ahead for a while leaves: a look and a run of looks there, and a site that waits until then. */
async function leftAhead(schedule: unknown = null): Promise<string> {
  const id = randomUUID();
  const host = `${id}.example`;
  await test.sql(
    `WITH site AS (INSERT INTO platform (name, site_url, host_key) VALUES ('s', 'https://' || $2, $2) RETURNING id)
     INSERT INTO probe (id, platform_id, kind, resource, config, interval_seconds, schedule,
       longest_gap_seconds, first_slot, next_due, hinted_until, lease_until, lease_key, lease_slot, run_from, run_looks,
       run_seen, run_samples, run_spacing, run_started)
     SELECT $1, id, 'availability', 'http', '{}', 60, $3::jsonb, 3600,
       now() - interval '10 minutes', now() + interval '1 day', now() + interval '1 day',
       now() + interval '1 day', 'x', now(), now() + interval '23 hours 58 minutes', 2, '{}', '', 60000, now()
     FROM site`,
    [id, host, schedule === null ? null : JSON.stringify(schedule)],
  );
  await test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, slots, spacing_ms)
     SELECT id || '/missed', first_slot, platform_id, id, kind, 'missed', 'not-looked', 1448, 60000 FROM probe
     WHERE id = $1`,
    [id],
  );
  await test.sql(
    `INSERT INTO host (key, next_ok, spent_until, lease_until)
     VALUES ($1, now() + interval '1 day', now() + interval '1 day', now() + interval '1 day')`,
    [host],
  );
  return id;
}

it('what lies too far ahead goes on with its next slot, and says so', async () => {
  const grid = await leftAhead();
  expect(await vitals(test.db)).toMatchObject({ ahead: 1 });
  await planAnew(test.db, calendars, log);
  expect(said).toEqual([['planned too far ahead, and begun anew', { probes: 1 }]]);
  expect(await vitals(test.db)).toMatchObject({ ahead: 0 });
  const [found] = await test.sql(
    `SELECT next_due > now() AND next_due <= now() + interval '1 minute' AS soon, next_due = first_slot AS anew,
       lease_until IS NULL AND hinted_until IS NULL AND run_looks = 0 AS free FROM probe WHERE id = $1`,
    [grid],
  );
  expect(found).toEqual({ soon: true, anew: true, free: true });
  expect(await test.sql(`SELECT slots FROM observation WHERE status = 'observed'`)).toEqual([
    { slots: 2 },
  ]);
  // Its site is free as well, and the law holds from here on.
  expect(await takeHints(test.db, 'http', 10, 0, 61_000)).toMatchObject([{ probeId: grid }]);
  expect(await conservation(test.db)).toEqual({ elapsed: 0, accounted: 0, overdue: 0 });
  expect(await recentSlots(test.db, 600)).toMatchObject({ elapsed: 0, observed: 0, missed: 0 });
  await planAnew(test.db, calendars, log);
  expect(said).toHaveLength(1);
});

it('of a schedule the next slot is read from it; one that cannot be read stays, and health says so', async () => {
  const nightly = await leftAhead(NIGHTLY);
  const odd = await leftAhead({ kind: 'of another version' });
  await planAnew(test.db, calendars, log);
  const probes = await test.sql(
    `SELECT id, (next_due AT TIME ZONE 'Asia/Shanghai')::time::text AS at,
       next_due > now() AND next_due <= now() + interval '1 day' AS soon FROM probe`,
  );
  expect(probes).toContainEqual({ id: nightly, at: '03:30:00', soon: true });
  expect(said.map(([message]) => message)).toEqual([
    'a schedule cannot be read',
    'planned too far ahead, and begun anew',
  ]);
  expect(await test.sql('SELECT id FROM probe WHERE run_looks > 0')).toEqual([{ id: odd }]);
});
