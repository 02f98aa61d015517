import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createChannel, queueTestMessage } from './channels.ts';
import { beatWorker, forgetWorker, seeWorker, vitals } from './health.ts';
import { age, dueProbe } from './testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, worker, channel, unjudged CASCADE'));

const ALL = { queues: ['http', 'browser', 'judge', 'tell'], troubles: [] };

describe('vitals', () => {
  it('knows which queues with work no worker alive takes', async () => {
    await dueProbe(test);
    expect((await vitals(test.db)).unserved).toEqual(['http', 'judge', 'tell']);
    const worker = randomUUID();
    await seeWorker(test.db, worker, { queues: ['http', 'tell'], troubles: [] });
    expect((await vitals(test.db)).unserved).toEqual(['judge']);
    await seeWorker(test.db, randomUUID(), { queues: ['browser', 'judge'], troubles: [] });
    expect((await vitals(test.db)).unserved).toEqual([]);
    await forgetWorker(test.db, worker);
    expect((await vitals(test.db)).unserved).toEqual(['http', 'tell']);
  });

  it('passes on what workers alive say is wrong, until they take it back', async () => {
    const [one, other, dead] = [randomUUID(), randomUUID(), randomUUID()];
    await seeWorker(test.db, one, { ...ALL, troubles: ['own-network-down'] });
    await seeWorker(test.db, other, { ...ALL, troubles: ['own-network-down', 'evidence'] });
    await seeWorker(test.db, dead, { ...ALL, troubles: ['browser'] });
    await test.sql(`UPDATE worker SET beat_at = now() - interval '2 minutes' WHERE id = $1`, [
      dead,
    ]);
    expect(await vitals(test.db)).toMatchObject({
      workersAlive: 2,
      troubles: ['evidence', 'own-network-down'],
    });
    await seeWorker(test.db, one, ALL);
    await seeWorker(test.db, other, ALL);
    await beatWorker(test.db, dead);
    expect(await vitals(test.db)).toMatchObject({ workersAlive: 3, troubles: ['browser'] });
  });

  it('counts probes as overdue when two intervals have passed, and no sooner', async () => {
    const probe = await dueProbe(test, 300);
    await age(test, probe, 590);
    expect(await vitals(test.db)).toMatchObject({ overdue: 0 });
    await age(test, probe, 601);
    const found = await vitals(test.db);
    expect(found).toMatchObject({ overdue: 1 });
    expect(found.oldestDueLagSeconds).toBeGreaterThan(600);
  });

  it('counts one of a short interval when that takes longer than a restart', async () => {
    const probe = await dueProbe(test, 5);
    await age(test, probe, 28);
    expect(await vitals(test.db)).toMatchObject({ overdue: 0 });
    await age(test, probe, 31);
    expect(await vitals(test.db)).toMatchObject({ overdue: 1 });
  });

  it('counts probes that are planned further ahead than their schedule allows', async () => {
    const probe = await dueProbe(test, 60);
    expect(await vitals(test.db)).toMatchObject({ ahead: 0 });
    await age(test, probe, -86_400);
    expect(await vitals(test.db)).toMatchObject({ ahead: 1 });
    await test.sql(`UPDATE probe SET schedule = '{}', longest_gap_seconds = 86400`);
    expect(await vitals(test.db)).toMatchObject({ ahead: 0 });
    await test.sql(`UPDATE probe SET longest_gap_seconds = 3600, enabled = false`);
    expect(await vitals(test.db)).toMatchObject({ ahead: 0 });
  });

  it('counts no supplier that is left alone as our lag', async () => {
    const probe = await dueProbe(test, 60, 'held.example');
    await age(test, probe, 900);
    await test.sql(
      `INSERT INTO host (key, next_ok, hold_until) VALUES ('held.example', now(), now() + interval '1 hour')`,
    );
    expect(await vitals(test.db)).toMatchObject({ overdue: 0, oldestDueLagSeconds: 0 });
  });

  it('tells what waits for the judge and for delivery, and how long', async () => {
    expect(await vitals(test.db)).toMatchObject({
      unjudgedAll: 0,
      unjudgedLagSeconds: 0,
      undeliveredAll: 0,
      undeliveredOldestSeconds: 0,
    });
    const probe = await dueProbe(test);
    await test.sql(
      `INSERT INTO unjudged (key, slot_at, platform_id, due)
       SELECT n::text, now(), platform_id, now() + (n * 60 - 120) * interval '1 second'
       FROM probe, generate_series(1, 3) n WHERE id = $1`,
      [probe],
    );
    const channel = await createChannel(test.db, {
      name: 'x',
      kind: 'webhook',
      settings: { url: 'https://x.example/', secret: 's' },
    });
    await queueTestMessage(test.db, channel.id, {});
    await test.sql(`UPDATE notification SET created_at = now() - interval '90 seconds'`);
    await test.sql(`UPDATE delivery SET next_attempt = now() + interval '1 hour'`);
    const found = await vitals(test.db);
    expect(found).toMatchObject({ unjudged: 1, unjudgedAll: 3, undelivered: 0, undeliveredAll: 1 });
    expect(found.unjudgedLagSeconds).toBeGreaterThanOrEqual(60);
    expect(found.undeliveredOldestSeconds).toBeGreaterThanOrEqual(90);
  });
});
