import type { Db } from '@kaopu/db';
import { WhatIf } from '@kaopu/contracts';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { generator, history, quietPlatform, storeObservations } from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { whatIf } from './what-if.ts';

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());

/** A shop that asks 178, then 208 for good, on ten days at noon each. */
async function dearerShop(): Promise<string> {
  const id = await quietPlatform(db, 'dearer');
  const [look] = history(generator(5), Date.now(), { days: 1, everyHours: 24 }).filter(
    ({ status, kind }) => status === 'observed' && kind === 'price-drift',
  );
  if (look === undefined) throw new Error('no price in that history');
  const [offer] = (look.seen as { offers: object[] }).offers;
  const looks = Array.from({ length: 10 }, (_, i) => ({
    ...look,
    key: `price/${i}`,
    slotAt: new Date(Date.now() - (10 - i) * 86_400_000),
    seen: { offers: [{ ...offer, price: i < 5 ? 17_800 : 20_800 }], failed: [] },
  }));
  await storeObservations(test, id, looks);
  await test.judge(id);
  return id;
}

it('tells which alerts a rule would have sent, and is not told of again', async () => {
  const id = await dearerShop();
  const asked = (rule: object, days: number) => whatIf(db, id, rule, days, Date.now());

  const all = WhatIf.parse(await asked({ kinds: ['price-changed'] }, 30));
  expect(all.observations).toBe(10);
  expect(all.alerts).toMatchObject([
    {
      dimension: 'price',
      severity: 'warning',
      resolvedAt: null,
      told: [{ reason: 'first' }],
      changes: [
        { kind: 'price-changed', from: 17_800, to: 20_800, evidence: ['price/5', 'price/6'] },
      ],
    },
  ]);
  expect((await asked({ kinds: ['price-changed'], price: 0.2 }, 30))?.alerts).toEqual([]);
  // Four days ago the price had risen already.
  expect((await asked({ kinds: ['price-changed'] }, 3))?.alerts).toEqual([]);
  const [counted] = await test.sql('SELECT count(*)::int AS n FROM alert');
  expect(counted).toEqual({ n: 1 });
});

it('knows no platform that is gone', async () => {
  expect(await whatIf(db, '00000000-0000-4000-8000-000000000000', {}, 30, Date.now())).toBeNull();
});
