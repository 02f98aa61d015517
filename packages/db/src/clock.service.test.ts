import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import type { Clock } from './clock.ts';
import { finishLooks } from './schedule/index.ts';
import { claimDeliveries } from './telling.ts';
import { age, claimed, dueProbe, finished } from './testing/due-probes.ts';
import { claimTrial, createTrial } from './trials.ts';

const DAY_MS = 86_400_000;
/** More than any statement here takes, and far less than the clock is wrong. */
const NEAR_MS = 600_000;

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(() => test.sql('TRUNCATE platform, host, observation, channel, notification CASCADE'));
afterEach(() => vi.useRealTimers());

/** The wall clock of this process is a day fast, and stands still. */
function spoilClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS });
}

/** How far it is from the database's, ms. */
async function offBy(now: Clock | undefined): Promise<number> {
  const [row] = await test.sql('SELECT (extract(epoch from now()) * 1000)::float8 AS ms');
  return now === undefined ? Infinity : Math.abs(now() - Number(row?.['ms']));
}

it('what is claimed brings the clock of the database, whatever the worker’s own shows', async () => {
  const id = await dueProbe(test);
  await age(test, id, 1);
  const { id: trialId } = await createTrial(test.db, { kind: 'detect' });
  const [channel] = await test.sql(
    `INSERT INTO channel (name, kind, settings) VALUES ('hook', 'webhook', '{}') RETURNING id`,
  );
  await test.sql(
    `WITH told AS (INSERT INTO notification (sequence, reason, message) VALUES (1, 'first', '{}') RETURNING id)
     INSERT INTO delivery (notification_id, channel_id, sequence, next_attempt)
     SELECT id, $1, 1, now() - interval '1 second' FROM told`,
    [channel?.['id']],
  );
  spoilClock();
  const look = await claimed(test, id);
  const trial = await claimTrial(test.db, trialId, 1_000);
  const terms = { atOnce: 1, together: 1, merges: false, leaseMs: 1_000 };
  const posts = await claimDeliveries(test.db, String(channel?.['id']), terms);
  for (const now of [look.now, trial?.now, posts?.now]) {
    expect(await offBy(now)).toBeLessThan(NEAR_MS);
  }
});

it('a look that waits is woken by the clock of the database', async () => {
  const id = await dueProbe(test);
  await age(test, id, 1);
  spoilClock();
  const claim = await claimed(test, id);
  const wakeAt = new Date(claim.now() + 2 * NEAR_MS);
  await finishLooks(test.db, [{ ...finished(claim), status: 'open', ticket: {}, wakeAt }], 0);
  const [row] = await test.sql(
    'SELECT (extract(epoch from wake_at - now()) * 1000)::float8 AS "inMs" FROM probe',
  );
  expect(Math.abs(Number(row?.['inMs']) - 2 * NEAR_MS)).toBeLessThan(NEAR_MS);
});
