import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { dispatch } from '../alert/dispatch.ts';
import { quietPlatform, storeObservations } from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';

let test: Parts;
beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
});
afterAll(() => test.close());

const MINUTE = 60_000;

/** A look at a shop's page, every ten minutes. */
function look(at: number, reachable: boolean) {
  const phases = { dns: 5, connect: 20, tls: 30, firstByte: 100, total: 200 };
  const seen = {
    reachable,
    status: reachable ? 200 : null,
    health: 'ok',
    reason: reachable ? null : 'timeout',
    phases: reachable ? phases : null,
    https: true,
    tls: reachable ? { validTo: at + 4_000 * 60 * MINUTE, authorized: true, error: null } : null,
    attempts: [{ at, failure: reachable ? null : 'timeout', ms: 200 }],
    bytes: 4_000,
    slowMs: 10_000,
  };
  return {
    key: `00000000-0000-4000-8000-000000000000/${at}`,
    slotAt: new Date(at),
    kind: 'availability',
    status: 'observed' as const,
    cause: null,
    seen,
    spacingMs: 10 * MINUTE,
  };
}

it('a judge who was late tells what went and came back in the order in which it did', async () => {
  const until = Date.now() - 30 * MINUTE;
  // Two outages, the second of them over too.
  const isDown = (n: number) => (n >= 30 && n < 34) || (n >= 50 && n < 54);
  const looks = Array.from({ length: 70 }, (_, n) =>
    look(until - (70 - n) * 10 * MINUTE, !isDown(n)),
  );
  const id = await quietPlatform(test.db, 'late');
  await storeObservations(test, id, looks);
  // Beside thousands of probes changes are joined the other way round.
  await test.sql(
    `INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due)
     SELECT $1::uuid, 'availability', 'http', '{}', 600, now() + interval '1 day', now() + interval '1 day'
     FROM generate_series(1, 5000)`,
    [await quietPlatform(test.db, 'others')],
  );
  await test.sql('ANALYZE probe');
  await test.judge(id);
  const events = await test.sql(
    `SELECT kind FROM alert_event WHERE kind IN ('became-unreachable', 'became-reachable') ORDER BY sequence`,
  );
  expect(events.map(({ kind }) => kind)).toEqual([
    'became-unreachable',
    'became-reachable',
    'became-unreachable',
    'became-reachable',
  ]);
  await dispatch(test.db, null);
  const open = await test.sql(
    `SELECT children FROM alert
     WHERE state = 'open' AND (due IS NULL OR due > now() + interval '1 hour')`,
  );
  expect(open).toEqual([]);
});
