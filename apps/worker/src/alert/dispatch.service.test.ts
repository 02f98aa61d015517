import type { QuietHours } from '@kaopu/contracts';
import {
  alertSetup,
  createChannel,
  deliveriesOf,
  eventsSince,
  sayOfAlerts,
  saveRoute,
  type Db,
} from '@kaopu/db';
import { quietUntil } from '@kaopu/schedule';
import { BUILT_IN, DEFAULT_ROUTE, setupOf, tryRule } from '@kaopu/scoring';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { claimDeliveries } from '../testing/deliveries.ts';
import { dispatch } from './dispatch.ts';

let test: TestDatabase;
let db: Db;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  ({ db } = test);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.sql(
    'TRUNCATE platform, channel, notification, alert_group, worker, alert_silence, alert_route, alert_rule CASCADE',
  );
  await createChannel(db, {
    name: 'hook',
    kind: 'webhook',
    settings: { url: 'https://x.example/', secret: 's' },
  });
});

let count = 0;

async function platform(): Promise<string> {
  const [made] = await test.sql(
    `INSERT INTO platform (name, site_url, host_key) VALUES ('云端', $1, 'a') RETURNING id`,
    [`https://p${(count += 1)}.example/`],
  );
  return String(made?.['id']);
}

/** So many products of a platform are sold out (or in stock again), each a change of its own. */
async function products(platformId: string, from: number, to: number, isBack = false) {
  await test.sql(
    `WITH change AS (
       INSERT INTO score_change (platform_id, judge_seq, kind, dimension, indicator, subject, label,
         from_value, to_value, severity, recovery, since, at, evidence)
       SELECT $1::uuid, 1, CASE WHEN $4 THEN 'restocked' ELSE 'sold-out' END, 'supply-chain', 'stock-continuity',
         n::text, '商品', '"in"', '"out"', CASE WHEN $4 THEN 'info' ELSE 'warning' END, $4, now(), now(), '["k"]'
       FROM generate_series($2::int, $3::int) n RETURNING *
     )
     INSERT INTO alert_event (platform_id, change_id, at, kind, dimension, indicator, subject, label,
       from_value, to_value, severity, recovery, since, evidence, look_ms, breadth)
     SELECT platform_id, id, now() - interval '1 second', kind, dimension, indicator, subject, label,
       from_value, to_value, severity, recovery, since, evidence, NULL, 1000 FROM change`,
    [platformId, from, to, isBack],
  );
}

/** As if the wait of every group were over. */
async function endWaits(): Promise<void> {
  await test.sql(
    `UPDATE alert_group SET flush_at = now() - interval '1 second' WHERE flush_at IS NOT NULL`,
  );
}

const told = async () =>
  await test.sql('SELECT reason, message FROM notification ORDER BY created_at');
const reasons = async () => (await told()).map(({ reason }) => reason);

describe('a thousand products of one platform that fail in the same minute', () => {
  it('are one message, when they come at once', async () => {
    await products(await platform(), 1, 1_000);
    await dispatch(db, null);
    expect(await reasons()).toEqual([]);
    await endWaits();
    expect(await dispatch(db, null)).toBe(true);
    expect(await reasons()).toEqual(['first']);
    expect(await claimDeliveries(db, 10, 1_000)).toHaveLength(1);
    const [message] = await told();
    expect(message?.['message']).toMatchObject({ data: { alerts: [{ changes: 1_000 }] } });
  });

  it('are one message, when runs of the judge bring them one by one', async () => {
    const id = await platform();
    for (let n = 1; n <= 1_000; n += 50) {
      await products(id, n, n + 49);
      await dispatch(db, null);
    }
    await endWaits();
    await dispatch(db, null);
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first']);
    expect(
      await test.sql('SELECT jsonb_array_length(children)::int AS children, sequence FROM alert'),
    ).toEqual([{ children: 1_000, sequence: 1 }]);
    expect(await test.sql('SELECT 1 FROM score_change WHERE alert_id IS NULL')).toEqual([]);
  });

  it('are one message, when nobody was there to take them before the wait was over', async () => {
    await products(await platform(), 1, 1_000);
    await test.sql(`UPDATE alert_event SET at = at - interval '20 minutes'`);
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first']);
    const [message] = await told();
    expect(message?.['message']).toMatchObject({ data: { alerts: [{ changes: 1_000 }] } });
  });

  it('are over in one message too, and then nothing is remembered', async () => {
    const id = await platform();
    await products(id, 1, 1_000);
    await dispatch(db, null);
    await endWaits();
    await dispatch(db, null);
    await products(id, 1, 1_000, true);
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first', 'recovered']);
    expect(await test.sql('SELECT state, memory, due FROM alert')).toEqual([
      { state: 'resolved', memory: null, due: null },
    ]);
    expect(await test.sql('SELECT 1 FROM alert_group')).toEqual([]);
  });
});

describe('several dispatchers', () => {
  it('at once write each alert and each message once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, platform));
    for (const id of ids) await products(id, 1, 1);
    await test.sql('UPDATE alert_event SET breadth = 1');
    await Promise.all(Array.from({ length: 5 }, () => dispatch(db, null)));
    expect(await reasons()).toEqual(ids.map(() => 'first'));
    expect(await test.sql('SELECT 1 FROM alert')).toHaveLength(20);
    expect(await test.sql('SELECT 1 FROM alert_event WHERE processed_at IS NULL')).toEqual([]);
  });
});

describe('while our own network is away', () => {
  const worker = (troubles: string[]) =>
    test.sql(
      `INSERT INTO worker (id, queues, troubles, beat_at) VALUES (gen_random_uuid(), '{http,tell}', $1, now())`,
      [troubles],
    );

  it('nobody is told of a supplier, and afterwards of what lasts', async () => {
    await worker(['own-network-down']);
    const id = await platform();
    await products(id, 1, 3);
    await test.sql('UPDATE alert_event SET breadth = 1');
    await dispatch(db, null);
    expect(await reasons()).toEqual([]);
    expect(await test.sql('SELECT muted_by FROM alert')).toEqual([{ muted_by: 'own-network' }]);
    await test.sql('DELETE FROM worker');
    await endWaits();
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first']);
  });

  it('counts only where all that look say so', async () => {
    await worker(['own-network-down']);
    await worker([]);
    await products(await platform(), 1, 1);
    await test.sql('UPDATE alert_event SET breadth = 1');
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first']);
  });
});

describe('a person’s word', () => {
  it('stands while the alert goes on', async () => {
    const id = await platform();
    await products(id, 1, 1);
    await dispatch(db, null);
    await test.sql(`UPDATE alert SET state = 'acknowledged'`);
    await products(id, 2, 2);
    await dispatch(db, null);
    expect(await test.sql('SELECT state FROM alert')).toEqual([{ state: 'acknowledged' }]);
  });

  it('that wakes it has told at once what was held back meanwhile', async () => {
    const id = await platform();
    await products(id, 1, 1);
    await test.sql('UPDATE alert_event SET breadth = 1');
    await dispatch(db, null);
    const [alert] = await test.sql('SELECT id FROM alert');
    const say = (word: 'snoozed' | 'woken', until: Date | null) =>
      sayOfAlerts(db, [String(alert?.['id'])], { word, who: '', note: '', reason: null, until });
    await say('snoozed', new Date(Date.now() + 86_400_000));
    await products(id, 2, 2);
    await test.sql(`UPDATE alert_event SET severity = 'critical' WHERE processed_at IS NULL`);
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first']);
    await say('woken', null);
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first', 'worse']);
  });

  it('that it is over leaves no group behind that is asked about for ever', async () => {
    await products(await platform(), 1, 1);
    await dispatch(db, null);
    const [alert] = await test.sql('SELECT id FROM alert');
    const word = { word: 'resolved', who: '', note: '', reason: null, until: null } as const;
    await sayOfAlerts(db, [String(alert?.['id'])], word);
    await endWaits();
    await dispatch(db, null);
    expect(await reasons()).toEqual([]);
    expect(await test.sql('SELECT 1 FROM alert_group')).toEqual([]);
  });

  it('that it is over is the end of it: the next trouble is another alert', async () => {
    const id = await platform();
    await products(id, 1, 1);
    await dispatch(db, null);
    await test.sql(`UPDATE alert SET state = 'dismissed', memory = NULL, due = NULL`);
    await products(id, 2, 2);
    await dispatch(db, null);
    expect(await test.sql('SELECT state FROM alert ORDER BY opened_at, state')).toEqual(
      expect.arrayContaining([{ state: 'dismissed' }, { state: 'open' }]),
    );
  });
});

describe('platforms that are told of together', () => {
  const { id: _id, ...usual } = DEFAULT_ROUTE;
  const together = { ...usual, groupBy: ['tag'] as const, quiet: [] };

  it('know each all that was told of them', async () => {
    await saveRoute(db, null, 'x', together);
    const [one, other] = [await platform(), await platform()];
    await products(one, 1, 1);
    await products(other, 1, 1);
    await dispatch(db, null);
    await endWaits();
    await dispatch(db, null);
    await products(other, 1, 1, true);
    await dispatch(db, null);
    await endWaits();
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first', 'recovered']);
    const [alert] = await test.sql('SELECT id FROM alert WHERE platform_id = $1', [other]);
    const sent = await deliveriesOf(db, String(alert?.['id']));
    expect(sent.map(({ reason }) => reason)).toEqual(['first', 'recovered']);
  });

  it('leave nothing untold when their route no longer tells them together', async () => {
    const route = await saveRoute(db, null, 'x', together);
    const [one, other] = [await platform(), await platform()];
    await products(one, 1, 1);
    await products(other, 1, 1);
    await dispatch(db, null);
    await saveRoute(db, route?.id ?? '', 'x', { ...together, groupBy: ['platform'] });
    await products(one, 1, 1, true);
    await dispatch(db, null);
    await endWaits();
    await dispatch(db, null);
    const [message] = await told();
    expect(message?.['message']).toMatchObject({
      data: { alerts: [{ platform: { id: one } }, { platform: { id: other } }] },
    });
  });
});

describe('after days away', () => {
  it('one reminder is sent of what lasts', async () => {
    await products(await platform(), 1, 1);
    await test.sql('UPDATE alert_event SET breadth = 1');
    await dispatch(db, null);
    await test.sql(
      `UPDATE alert SET due = now() - interval '1 second',
         memory = memory || jsonb_build_object('toldAt', (memory->>'toldAt')::float8 - 5.5 * 86400000)`,
    );
    await dispatch(db, null);
    expect(await reasons()).toEqual(['first', 'repeated']);
  });
});

describe('what a rule would have brought', () => {
  it('is what it brought live, on the same history', async () => {
    const ids = [await platform(), await platform()];
    for (let step = 0; step < 40; step += 1) {
      const id = ids[step % 2] ?? '';
      await products(id, 1 + (step % 3), 1 + (step % 3), step % 7 > 4);
      await test.sql(
        `UPDATE alert_event SET at = now() - interval '20 hours' + $1 * interval '20 minutes', look_ms = 60000
         WHERE processed_at IS NULL`,
        [step],
      );
      await dispatch(db, null);
    }
    const [live] = await test.sql(
      `SELECT (SELECT count(*)::int FROM alert) AS alerts, (SELECT count(*)::int FROM notification) AS messages`,
    );
    const kept = await alertSetup<QuietHours>(db.pool);
    const setup = setupOf(kept, new Map(), quietUntil);
    const rule = BUILT_IN.find(({ kind }) => kind === 'stock');
    if (rule === undefined) throw new Error('no rule about stock');
    const events = await eventsSince(db.pool, 0, 1_000);
    const tried = [...tryRule(setup, rule, events, kept.now)];
    const alerts = tried.flatMap((part) => part.alerts).length;
    const messages = tried.flatMap((part) => part.messages).length;
    expect({ alerts, messages }).toEqual(live);
    expect(alerts).toBeGreaterThan(1);
    expect(messages).toBeGreaterThan(alerts);
  });
});
