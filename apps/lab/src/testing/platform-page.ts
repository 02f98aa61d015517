import type { TestDatabase } from '@kaopu/testkit';
import { seedHistory } from './seed-alerts.ts';
import { seedCompared } from './seed-compared.ts';
import {
  mondayHours,
  recordOf,
  seedAsked,
  seedClaim,
  seedEntry,
  seedImported,
  seedObservation,
  seedSigns,
} from './seed-page.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ITEM = 'iqiyi/12m/code';
const OPERATOR = '深圳甲乙科技有限公司';
const CODE = '91440300MA5DEF0G16';

/** Fifteen that sell one thing at 168–182 yuan, and two far below, one of which sold bad cards. */
async function seedMarket(database: TestDatabase): Promise<void> {
  const product = (price: number) => [{ title: '爱奇艺年卡', item: ITEM, price, fees: [] }];
  const others = Array.from({ length: 15 }, (_, i) => [`卖家${i + 1}`, 16_800 + i * 100] as const);
  for (const [name, price] of [...others, ['便宜一号', 9_900], ['便宜二号', 9_000]] as const) {
    const other = await seedCompared(database, {
      name,
      value: 70,
      spread: 5,
      products: product(price),
    });
    if (name !== '便宜二号') continue;
    const fields = { product: '爱奇艺年卡', result: 'failed', days: 1 };
    await seedEntry(database, other, { kind: 'card-follow-up', at: Date.now(), fields });
  }
}

/** What a platform scored before, each explained as its present score is. */
export async function seedPast(
  database: TestDatabase,
  id: string,
  values: readonly number[],
): Promise<void> {
  await seedHistory(database, id, values);
  await database.sql(
    `UPDATE score_snapshot s SET score = c.score FROM current_score c
     WHERE c.platform_id = s.platform_id AND s.platform_id = $1`,
    [id],
  );
}

/**
 * One platform with something on each part of its page: ten scores, eighteen sellers of what it sells,
 * seven questions, a penalty of its own and one of a namesake's.
 */
export async function seedPlatformPage(database: TestDatabase): Promise<string> {
  const fee = { channel: '', kind: 'activation', fen: 300, ratePpm: null, payer: 'buyer' };
  const id = await seedCompared(database, {
    name: '甲',
    value: 76,
    spread: 5,
    legalName: OPERATOR,
    products: [{ title: '爱奇艺年卡', item: ITEM, price: 17_200, fees: [fee] }],
  });
  await database.sql(
    `UPDATE platform SET uscc = $2, created_at = now() - interval '40 days'
    WHERE id = $1`,
    [id, CODE],
  );
  await seedPast(database, id, [60, 62, 64, 66, 68, 70, 72, 74, 76, 78]);
  await database.sql(
    `UPDATE score_snapshot SET method = CASE WHEN value < 69 THEN '1.0.0+aaaaaa' ELSE '1.1.0+bbbbbb' END
     WHERE platform_id = $1`,
    [id],
  );
  await seedMarket(database);

  // Monday at three nobody answers, three times; at ten it takes twelve minutes; once on Tuesday.
  for (const minutes of [0, 10, 20]) {
    await seedAsked(database, id, mondayHours(3) + minutes * 60_000, null);
    await seedAsked(database, id, mondayHours(10) + minutes * 60_000, 720);
  }
  await seedAsked(database, id, mondayHours(34), 30);
  await seedClaim(database, id, Date.now() - HOUR_MS);

  const seen = {
    source: '信用中国',
    state: 'found',
    asked: null,
    records: [recordOf('深市监罚〔2025〕1号', { name: OPERATOR, uscc: CODE })],
    published: [],
  };
  const record = { key: 'records/1', kind: 'public-records', at: Date.now() - DAY_MS, seen };
  await seedObservation(database, id, record);
  const other = recordOf('沪市监罚〔2025〕9号', { name: OPERATOR, uscc: '91310000MA1FL0XX5K' });
  await seedImported(database, '信用中国', other);
  await seedSigns(database, id, [
    { sign: 'replies', strength: 'strong', params: { baseline: 300, current: 7_200 } },
    { sign: 'withdrawals', strength: 'unknown', params: null },
    { sign: 'stale', strength: 'calm', params: { baseline: 2, current: 1, items: 0, of: 3 } },
  ]);
  return id;
}
