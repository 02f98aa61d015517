import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { transaction } from '../client.ts';
import { sayOfAlerts } from './words.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

const NEWER = '00000000-0000-4000-8000-000000000001';
const OLDER = '00000000-0000-4000-8000-000000000002';

/** The one that lies first in the table and its indexes was opened last. */
async function twoAlerts(): Promise<void> {
  for (const [hours, id] of [NEWER, OLDER].entries()) {
    await test.sql(
      `WITH shop AS (
         INSERT INTO platform (name, site_url, host_key) VALUES ('星辰', $1, 'a') RETURNING id
       )
       INSERT INTO alert (id, platform_id, dimension, severity, state, children, memory, opened_at)
       SELECT $3, id, 'price', 'warning', 'open', '[]', '{}', now() - $2 * interval '1 hour' FROM shop`,
      [`https://w${hours}.example/`, hours, id],
    );
  }
}

const isWaiting = async () => {
  const waiting = await test.sql(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return waiting.length > 0;
};

it('a word on several alerts and the dispatcher never wait for each other', async () => {
  await twoAlerts();
  const word = { word: 'acknowledged', who: '', note: '', reason: null, until: null } as const;
  const lock = 'SELECT 1 FROM alert WHERE id = $1 FOR UPDATE';
  const said = await transaction(test.db, async (client) => {
    await client.query(lock, [OLDER]);
    const saying = sayOfAlerts(test.db, [NEWER, OLDER], word);
    await expect.poll(isWaiting, { timeout: 60_000 }).toBe(true);
    await client.query(lock, [NEWER]);
    return { saying };
  });
  expect(await said.saying).toHaveLength(2);
});
