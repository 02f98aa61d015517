import { WebhookMessage } from '@kaopu/contracts';
import { createChannel, vitals, type Vitals } from '@kaopu/db';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { watchOurselves } from './self-alarm.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

async function sent(): Promise<WebhookMessage[]> {
  const rows = await test.sql(
    `SELECT n.message FROM delivery d JOIN notification n ON n.id = d.notification_id ORDER BY n.created_at`,
  );
  return rows.map(({ message }) => WebhookMessage.parse(message));
}

it('raises the alarm when looks stay overdue, and says when they no longer are', async () => {
  await createChannel(test.db, {
    name: 'x',
    kind: 'webhook',
    settings: { url: 'https://x.example/', secret: 's' },
  });
  const well = await vitals(test.db);
  const late: Vitals = { ...well, overdue: 3, oldestDueLagSeconds: 185 };
  let now = 0;
  const [one, other] = [0, 1].map(() =>
    watchOurselves(
      test.db,
      () => now,
      () => new Date(0),
    ),
  );
  const watch = async (found: Vitals) => {
    const { alarms } = await vitals(test.db);
    await Promise.all([one?.({ ...found, alarms }, null), other?.({ ...found, alarms }, null)]);
  };

  await watch(well);
  await watch(late);
  now = 59_999;
  await watch(late);
  await watch(well);
  now = 70_000;
  await watch(late);
  expect(await sent()).toEqual([]);

  now = 130_000;
  await watch(late);
  await watch(late);
  const [alarm, ...more] = await sent();
  expect(more).toEqual([]);
  expect(alarm).toMatchObject({
    type: 'self.alarm',
    data: { platform: null, severity: 'critical' },
  });
  expect(alarm?.data.text.zh).toMatch(/3 个探测已晚点，最久 4 分钟/);
  expect(alarm?.data.text.en).toMatch(/3 probes are overdue, the longest by 4 min/);

  await watch(well);
  expect((await sent()).map(({ type }) => type)).toEqual(['self.alarm', 'self.recovered']);
});

it('tells once that our own network is away, and not that it is back', async () => {
  await test.sql('TRUNCATE notification CASCADE');
  const well = await vitals(test.db);
  const cut: Vitals = { ...well, troubles: ['own-network-down'], overdue: 3 };
  let now = 0;
  const watch = watchOurselves(
    test.db,
    () => now,
    () => new Date(0),
  );
  const see = async (found: Vitals) => {
    const { alarms } = await vitals(test.db);
    await watch({ ...found, alarms }, null);
  };
  for (now of [0, 60_000, 61_000, 600_000]) await see(cut);
  now += 1_000;
  await see(well);
  expect((await vitals(test.db)).alarms).toEqual([]);
  const [message, ...more] = await sent();
  expect(more).toEqual([]);
  expect(message).toMatchObject({ type: 'self.alarm', data: { reason: 'own-network-down' } });
});

it.each([
  ['slots-missed', {}, 2, /2 个探测接连漏看/, /2 probes go on missing slots/],
  ['schedule-ahead', { ahead: 4 }, 0, /4 个探测排得太远/, /4 probes are planned too far ahead/],
] as const)('tells of %s and of its end', async (reason, change, skipping, zh, en) => {
  await test.sql('TRUNCATE notification CASCADE');
  const well = await vitals(test.db);
  let now = 0;
  const watch = watchOurselves(
    test.db,
    () => now,
    () => new Date(0),
  );
  const see = async (found: Vitals, slots: { skipping: number } | null) => {
    const { alarms } = await vitals(test.db);
    await watch({ ...found, alarms }, slots);
  };
  for (now of [0, 60_000, 61_000]) await see({ ...well, ...change }, { skipping });
  expect(await sent()).toMatchObject([
    {
      type: 'self.alarm',
      data: { reason, text: { zh: expect.stringMatching(zh), en: expect.stringMatching(en) } },
    },
  ]);
  // What is not known is neither wrong nor over.
  if (skipping > 0) await see(well, null);
  expect((await vitals(test.db)).alarms).toEqual([reason]);
  await see(well, { skipping: 0 });
  expect((await sent()).map(({ type }) => type)).toEqual(['self.alarm', 'self.recovered']);
});
