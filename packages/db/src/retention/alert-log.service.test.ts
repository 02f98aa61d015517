import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { pruneAlertLog } from './alert-log.ts';

let test: TestDatabase;
let platformId: string;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.sql('TRUNCATE platform, channel, notification CASCADE');
  const [made] = await test.sql(
    `INSERT INTO platform (name, site_url, host_key) VALUES ('云端', 'https://p.example/', 'a') RETURNING id`,
  );
  platformId = String(made?.['id']);
});

const prune = (signal = new AbortController().signal) => pruneAlertLog(test.db, signal);

interface Happened {
  /** Days ago that it happened and was taken; null: nobody has taken it. */
  taken: number | null;
  alertId?: string;
  isChange?: boolean;
}

async function happened(
  { taken, alertId, isChange = false }: Happened,
  times = 1,
): Promise<string[]> {
  const made = await test.sql(
    `WITH change AS (
       INSERT INTO score_change (platform_id, judge_seq, kind, dimension, subject, label, severity,
         recovery, since, at, evidence)
       SELECT $1::uuid, 1, 'sold-out', 'supply-chain', n::text, '', 'warning', false, now(), now(), '[]'
       FROM generate_series(1, CASE WHEN $4 THEN $5::int ELSE 0 END) n RETURNING id
     ), event AS (
       SELECT id FROM change UNION ALL
       SELECT NULL::uuid FROM generate_series(1, CASE WHEN $4 THEN 0 ELSE $5::int END)
     )
     INSERT INTO alert_event (platform_id, change_id, alert_id, at, processed_at, kind, dimension,
       subject, label, severity, recovery, since, evidence, breadth)
     SELECT $1::uuid, id, $2::uuid, now() - coalesce($3::int, 400) * interval '1 day',
       now() - $3::int * interval '1 day', 'sold-out', 'supply-chain', '', '', 'warning', false, now(),
       '[]', 1 FROM event RETURNING id`,
    [platformId, alertId ?? null, taken, isChange, times],
  );
  return made.map(({ id }) => String(id));
}

async function alert(isRemembered: boolean): Promise<string> {
  const [made] = await test.sql(
    `INSERT INTO alert (id, platform_id, dimension, severity, state, children, memory)
     VALUES (gen_random_uuid(), $1::uuid, 'supply-chain', 'warning', $2, '[]', $3::jsonb) RETURNING id`,
    [platformId, isRemembered ? 'open' : 'resolved', isRemembered ? '{}' : null],
  );
  return String(made?.['id']);
}

const left = async () =>
  (await test.sql('SELECT id FROM alert_event ORDER BY sequence')).map(({ id }) => String(id));

describe('what happened', () => {
  it('is forgotten after 90 days, however much it is', async () => {
    await happened({ taken: 91 }, 12_000);
    const young = await happened({ taken: 89 });
    expect(await prune()).toEqual({ events: 12_000, tries: 0 });
    expect(await left()).toEqual(young);
  });

  it('stays while nobody has taken it, and while an alert that lasts has to tell of it', async () => {
    const waiting = await happened({ taken: null });
    const told = await happened({ taken: 200, alertId: await alert(true), isChange: true });
    expect(await prune()).toMatchObject({ events: 0 });
    expect(await left()).toEqual([...waiting, ...told]);
  });

  it('stays where only it tells what befell in an alert, and goes where the change does', async () => {
    const alertId = await alert(false);
    await happened({ taken: 200, alertId, isChange: true });
    const score = await happened({ taken: 200, alertId });
    expect(await prune()).toMatchObject({ events: 1 });
    expect(await left()).toEqual(score);
  });

  it('stays when there is no time', async () => {
    const old = await happened({ taken: 91 });
    expect(await prune(AbortSignal.abort())).toEqual({ events: 0, tries: 0 });
    expect(await left()).toEqual(old);
  });
});

it('tries of deliveries are forgotten after 90 days, the deliveries are not', async () => {
  await test.sql(
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message) VALUES (0, 'test', '{}') RETURNING id
     ), hook AS (
       INSERT INTO channel (name, kind, settings) VALUES ('hook', 'webhook', '{}') RETURNING id
     ), sent AS (
       INSERT INTO delivery (notification_id, channel_id, sequence) SELECT told.id, hook.id, 0 FROM told, hook
       RETURNING id, channel_id
     )
     INSERT INTO delivery_attempt (delivery_id, channel_id, at, duration_ms, class, said, together)
     SELECT id, channel_id, now() - days * interval '1 day', 1, 'retry-later', days::text, 1
     FROM sent, unnest(ARRAY[200, 91, 89, 0]) AS days`,
  );
  expect(await prune()).toEqual({ events: 0, tries: 2 });
  expect(await test.sql('SELECT said FROM delivery_attempt ORDER BY id')).toEqual([
    { said: '89' },
    { said: '0' },
  ]);
  expect(await test.sql('SELECT state FROM delivery')).toEqual([{ state: 'pending' }]);
});
