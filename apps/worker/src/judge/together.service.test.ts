import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  generator,
  history,
  quietPlatform,
  sha256,
  storeObservations,
} from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { dispatch } from '../alert/dispatch.ts';
import { judgePlatforms } from './judge.ts';

let test: Parts;
beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform, product, price_point'));

const court = () => ({ ...test, hash: sha256 });
const NOW = Date.parse('2026-11-01T00:00:00Z');

async function shop(name: string, seed: number): Promise<string> {
  const id = await quietPlatform(test.db, name);
  await storeObservations(test, id, history(generator(seed), NOW, { days: 3, everyHours: 6 }));
  return id;
}

/** All that a platform's judge wrote but for names and times of this very run. */
async function verdict(id: string) {
  const [state] = await test.sql(
    `SELECT state->'indicators' AS indicators, s.method, p.judge_seq FROM judge_state s
     JOIN platform p ON p.id = s.platform_id WHERE p.id = $1`,
    [id],
  );
  const products = await test.sql(
    `SELECT ref, title, item, price, state, seen_at FROM product WHERE platform_id = $1 ORDER BY ref`,
    [id],
  );
  const steps = await test.sql(
    `SELECT ref, at, price, state FROM price_point WHERE platform_id = $1 ORDER BY ref, at`,
    [id],
  );
  const alerts = await test.sql(
    `SELECT a.dimension, a.severity, a.state, count(c.id)::int AS changes FROM alert a
     JOIN score_change c ON c.alert_id = a.id WHERE a.platform_id = $1
     GROUP BY a.id ORDER BY dimension, severity, changes`,
    [id],
  );
  return { state, products, steps, alerts };
}

describe('platforms judged together', () => {
  it('come out as each by itself', async () => {
    const seeds = [21, 22, 23];
    const ids: string[] = [];
    for (const seed of seeds) ids.push(await shop(`together-${seed}`, seed));
    await judgePlatforms(court(), ids);
    await dispatch(test.db, null);
    const together = [];
    for (const id of ids) together.push(await verdict(id));
    expect(together.flatMap(({ steps }) => steps).length).toBeGreaterThan(10);

    for (const [i, seed] of seeds.entries()) {
      await test.sql('DELETE FROM platform WHERE id = $1', [ids[i]]);
      await test.sql('DELETE FROM observation WHERE platform_id = $1', [ids[i]]);
      const id = await shop(`alone-${seed}`, seed);
      await test.judge(id);
      const alone = await verdict(id);
      expect(alone.products).toEqual(together[i]?.products);
      expect(alone.steps).toEqual(together[i]?.steps);
      expect(alone.alerts).toEqual(together[i]?.alerts);
      expect(alone.state?.['judge_seq']).toBe(together[i]?.state?.['judge_seq']);
    }
  });

  it('by two judges at once are judged once each, and the second adds nothing', async () => {
    const ids: string[] = [];
    for (const seed of [31, 32, 33, 34]) ids.push(await shop(`shop-${seed}`, seed));
    await Promise.all([
      judgePlatforms(court(), ids),
      judgePlatforms(court(), ids.toReversed()),
      judgePlatforms(court(), ids),
    ]);
    const runs = await test.sql(
      `SELECT count(*)::int AS runs, count(DISTINCT (platform_id, judge_seq))::int AS kinds
       FROM score_snapshot WHERE profile = 'medium'`,
    );
    expect(runs).toEqual([{ runs: 4, kinds: 4 }]);
    expect(await test.sql('SELECT 1 FROM unjudged')).toEqual([]);
  });

  it('one that cannot be stored keeps no other from it, and is reported', async () => {
    const [good, bad] = [await shop('good', 41), await shop('bad', 42)];
    await test.sql(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN IF NEW.platform_id = '${bad}' THEN RAISE 'no room'; END IF; RETURN NEW; END $$`,
    );
    await test.sql(
      `CREATE TRIGGER refuse BEFORE INSERT ON judge_state FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    try {
      await expect(judgePlatforms(court(), [bad, good])).rejects.toThrow('no room');
    } finally {
      await test.sql('DROP TRIGGER refuse ON judge_state');
      await test.sql('DROP FUNCTION refuse');
    }
    expect((await verdict(good)).state?.['judge_seq']).toBeTruthy();
    expect((await verdict(bad)).state).toBeUndefined();
    await judgePlatforms(court(), [bad]);
    expect((await verdict(bad)).state?.['judge_seq']).toBeTruthy();
  });
});
