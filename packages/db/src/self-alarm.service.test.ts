import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createChannel } from './channels.ts';
import { tellOfSelf } from './self-alarm.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

const sent = async () =>
  (
    await test.sql(
      `SELECT c.name, n.message->>'say' AS say FROM delivery d
       JOIN notification n ON n.id = d.notification_id JOIN channel c ON c.id = d.channel_id
       ORDER BY n.created_at, c.name`,
    )
  ).map(({ name, say }) => `${String(name)}: ${String(say)}`);

it('tells every channel once, however many notice, and once that it is over', async () => {
  for (const name of ['a', 'b', 'off']) {
    await createChannel(test.db, {
      name,
      kind: 'webhook',
      settings: { url: 'https://x.example/', secret: 's' },
    });
  }
  await test.sql(`UPDATE channel SET enabled = false WHERE name = 'off'`);
  const tell = (isWrong: boolean, say: string) =>
    tellOfSelf(test.db, 'looks-overdue', isWrong, { say });

  expect(await tell(false, 'never was wrong')).toBe(false);
  const noticed = await Promise.all([tell(true, 'late'), tell(true, 'late'), tell(true, 'late')]);
  expect(noticed.filter(Boolean)).toHaveLength(1);
  expect(await sent()).toEqual(['a: late', 'b: late']);
  const over = await Promise.all([tell(false, 'over'), tell(false, 'over')]);
  expect(over.filter(Boolean)).toHaveLength(1);
  expect(await sent()).toEqual(['a: late', 'b: late', 'a: over', 'b: over']);
  expect(await tell(true, 'again')).toBe(true);
});
