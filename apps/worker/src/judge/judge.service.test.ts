import {
  correctProduct,
  claimLook,
  createChannel,
  createPlatform,
  createProfile,
  deleteProfile,
  finishLooks,
  insightsOf,
  platformsToJudge,
  requestLook,
  storeMarketReferences,
  type Db,
} from '@kaopu/db';
import type { Offer } from '@kaopu/probes';
import { METHOD_VERSION, floorsOf, profileText } from '@kaopu/scoring';
import { createDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { claimDeliveries, finishDelivery } from '../testing/deliveries.ts';
import { sha256 } from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { seenLook } from '../testing/seen-look.ts';
import { rebuildState } from './rebuild.ts';

let test: Parts;
let db: Db;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
});
afterAll(() => test.close());
beforeEach(() =>
  test.forget(
    'platform, channel, notification, host, platform_insight, price_point, profile, alert_group',
  ),
);

const OWN_WEIGHTS = {
  qualification: 3,
  'supply-chain': 2,
  price: 2,
  service: 1,
  technology: 1,
  compliance: 1,
};

let count = 0;

async function platform(): Promise<{ id: string; probeId: string }> {
  const siteUrl = `https://shop-${(count += 1)}.example/`;
  const config = { connector: 'acg-faka', siteUrl, products: [{ ref: '1', title: 'x' }] };
  const id = await createPlatform(db, {
    name: `shop ${count}`,
    siteUrl,
    hostKey: `shop-${count}.example`,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      { kind: 'price-drift', resource: 'http', config, intervalSeconds: 3_600, enabled: true },
    ],
  });
  const [probe] = await test.sql(
    'UPDATE probe SET request_id = NULL, request_at = NULL WHERE platform_id = $1 RETURNING id',
    [id],
  );
  return { id: String(id), probeId: String(probe?.['id']) };
}

function offer(price: number): Offer {
  return {
    ref: '1',
    title: '爱奇艺黄金VIP年卡',
    url: 'https://shop.example/1',
    category: null,
    price,
    memberPrice: null,
    tiers: [],
    moq: null,
    maxQty: null,
    stock: { kind: 'exact', value: 5 },
    delivery: 'auto',
    state: 'on_sale',
    levels: [],
    skus: [],
    fees: [],
    quotes: [],
    priceLog: [],
  };
}

/** One look that saw this price, stored the way a worker stores it. */
async function look(probeId: string, price: number): Promise<string> {
  await requestLook(db, probeId);
  const claim = await claimLook(db, probeId, 30_000);
  if (!claim) throw new Error('nothing to claim');
  const seen = { offers: [offer(price)], failed: [] };
  await finishLooks(db, [seenLook(claim, seen, 86_400_000)], 0);
  return claim.key;
}

describe('judgePlatform', () => {
  it('takes every observation in once, however many judges run at once', async () => {
    const { id, probeId } = await platform();
    for (let i = 0; i < 5; i += 1) await look(probeId, 17_800);
    await Promise.all(Array.from({ length: 6 }, () => test.judge(id)));
    const [found] = await test.sql(
      `SELECT (SELECT count(*)::int FROM unjudged) AS unjudged,
         (SELECT count(*)::int FROM observation WHERE judge_seq IS NOT NULL) AS judged,
         (SELECT round((i->>'n')::numeric, 2)::float8 FROM current_score c,
            jsonb_array_elements(c.score->'dimensions') d, jsonb_array_elements(d->'indicators') i
          WHERE c.profile = 'medium' AND i->>'indicator' = 'stock-continuity') AS n`,
    );
    expect(found).toEqual({ unjudged: 0, judged: 5, n: 5 });
  });

  it('scores under every profile at once', async () => {
    const { id, probeId } = await platform();
    await look(probeId, 17_800);
    await test.judge(id);
    expect(await test.sql('SELECT profile, status FROM current_score ORDER BY 1')).toEqual(
      ['channel', 'community', 'medium', 'small'].map((profile) => ({
        profile,
        status: 'insufficient',
      })),
    );
  });

  it('keeps what it found out besides the scores, once for all profiles', async () => {
    const { id, probeId } = await platform();
    expect(await insightsOf(db, id)).toBeNull();
    await look(probeId, 17_800);
    await test.judge(id);
    const found = await insightsOf(db, id);
    expect(found?.insights.floors).toContainEqual({
      id: 'licence',
      subject: '',
      result: 'unknown',
      code: 'not-checked',
      evidence: [],
    });
    expect(found?.insights.checklists.small).toContainEqual(
      expect.objectContaining({ topic: 'moq', atMost: 10, state: 'unknown' }),
    );
  });

  it('scores by a new own profile at once, and no longer when it is deleted', async () => {
    const { id, probeId } = await platform();
    await look(probeId, 17_800);
    await test.judge(id);
    expect(await platformsToJudge(db, 10, METHOD_VERSION)).toEqual([]);
    const profile = { id: '', weights: OWN_WEIGHTS, floors: ['judgment'] as const };
    const hash = sha256(profileText(profile));
    const own = await createProfile(
      db,
      { hash, name: 'own', weights: OWN_WEIGHTS, floors: floorsOf(profile) },
      20,
    );
    const ownScore = () =>
      test.sql(
        `SELECT profile, score->>'profileHash' AS hash, jsonb_path_query_array(score, '$.vetoes[*].id') AS asked
         FROM current_score WHERE profile LIKE 'own-%'`,
      );
    expect(await platformsToJudge(db, 10, METHOD_VERSION)).toEqual([id]);
    await test.judge(id);
    expect(await ownScore()).toEqual([{ profile: own?.id, hash, asked: ['judgment'] }]);
    expect(await platformsToJudge(db, 10, METHOD_VERSION)).toEqual([]);

    await deleteProfile(db, own?.id ?? '');
    expect(await ownScore()).toEqual([]);
    await look(probeId, 17_800);
    await test.judge(id);
    expect(await ownScore()).toEqual([]);
    const kept = await test.sql('SELECT 1 FROM score_snapshot WHERE profile = $1', [own?.id]);
    expect(kept).toHaveLength(1);
  });

  it('asks for a second look when a price changed, and alarms once it is confirmed', async () => {
    await createChannel(db, {
      name: 'hook',
      kind: 'webhook',
      settings: { url: 'https://x.example/', secret: 's' },
    });
    const { id, probeId } = await platform();
    await look(probeId, 17_800);
    await test.judge(id);
    await look(probeId, 20_800);
    await test.judge(id);
    expect(await test.sql('SELECT 1 FROM alert')).toHaveLength(0);
    const [asked] = await test.sql(
      `SELECT extract(epoch from request_at - now())::float8 AS soon FROM probe WHERE id = $1`,
      [probeId],
    );
    expect(asked?.['soon']).toBeGreaterThan(60);
    expect(asked?.['soon']).toBeLessThanOrEqual(120);

    const hinted = await test.transport.waiting('alert');
    await look(probeId, 20_800);
    await test.judge(id);
    await look(probeId, 20_800);
    await test.judge(id);
    const changes = await test.sql(
      'SELECT kind, from_value, to_value, alert_id IS NOT NULL AS told FROM score_change',
    );
    expect(changes).toEqual([
      { kind: 'price-changed', from_value: 17_800, to_value: 20_800, told: true },
    ]);
    expect(await test.sql(`SELECT state, sequence FROM alert`)).toEqual([
      { state: 'open', sequence: 1 },
    ]);
    expect(await claimDeliveries(db, 10, 30_000)).toHaveLength(1);
    // The dispatcher is told of what is worth an alert, and of nothing else.
    expect(await test.transport.waiting('alert')).toBe(hinted + 1);
  });

  it('takes in a price that went and came back twice within one run', async () => {
    const { id, probeId } = await platform();
    const there = [20_800, 20_800];
    const back = [17_800, 17_800];
    for (const price of [...back, ...there, ...back, ...there, ...back]) await look(probeId, price);
    await test.judge(id);
    expect(await test.sql('SELECT 1 FROM unjudged')).toEqual([]);
    expect(await test.sql('SELECT 1 FROM score_change')).toHaveLength(4);
  });

  it('writes nothing when there is nothing new', async () => {
    const { id, probeId } = await platform();
    await look(probeId, 17_800);
    await test.judge(id);
    await test.judge(id);
    expect(await test.sql('SELECT judge_seq FROM platform')).toEqual([{ judge_seq: '1' }]);
  });

  it('keeps a step line of the price: a point a change', async () => {
    const { id, probeId } = await platform();
    for (const price of [17_800, 17_800, 20_800, 20_800, 17_800]) await look(probeId, price);
    await test.judge(id);
    await look(probeId, 17_800);
    await test.judge(id);
    const points = await test.sql('SELECT price FROM price_point ORDER BY at');
    expect(points.map(({ price }) => price)).toEqual([17_800, 20_800, 17_800]);
    expect(await test.sql('SELECT price FROM product')).toEqual([{ price: 17_800 }]);
  });

  it('judges a price by a market reference without this platform, and cites it', async () => {
    const shops = [];
    for (const price of [17_500, 17_600, 17_800, 17_900, 18_000, 18_100]) {
      const shop = await platform();
      await look(shop.probeId, price);
      await test.judge(shop.id);
      shops.push(shop);
    }
    expect(await storeMarketReferences(db)).toBe(1);
    expect(await storeMarketReferences(db)).toBe(0);
    const [first] = shops;
    const key = await look(first?.probeId ?? '', 17_500);
    await test.judge(first?.id ?? '');
    const [cited] = await test.sql(`SELECT "references" AS refs FROM observation WHERE key = $1`, [
      key,
    ]);
    const [reference] = await test.sql(
      `SELECT key, seen FROM observation WHERE kind = 'market-reference'`,
    );
    expect(cited?.['refs']).toEqual({ 'iqiyi/12m/code': reference?.['key'] });
    expect(reference?.['seen']).toMatchObject({ n: 6, item: 'iqiyi/12m/code' });
  });
});

describe('claimDeliveries', () => {
  it('never lets a later message of an alert overtake an earlier one', async () => {
    await createChannel(db, {
      name: 'hook',
      kind: 'webhook',
      settings: { url: 'https://x.example/', secret: 's' },
    });
    const { id, probeId } = await platform();
    for (const price of [17_800, 20_800, 20_800]) await look(probeId, price);
    await test.judge(id);
    for (const price of [17_800, 17_800]) await look(probeId, price);
    // Of such a rhythm nothing has to last before it is said to be over.
    await test.sql('UPDATE probe SET interval_seconds = 0');
    await test.judge(id);
    expect(await test.sql('SELECT 1 FROM delivery')).toHaveLength(2);

    const [opened, ...others] = await claimDeliveries(db, 10, 30_000);
    expect(others).toEqual([]);
    expect(opened?.reason).toBe('first');
    expect(await claimDeliveries(db, 10, 30_000)).toEqual([]);
    if (opened) await finishDelivery(db, opened, { kind: 'sent', status: 204 });
    const [recovered] = await claimDeliveries(db, 10, 30_000);
    expect(recovered?.reason).toBe('recovered');
  });

  it('gives a delivery of a sender that died to another, whose word alone counts', async () => {
    await createChannel(db, {
      name: 'hook',
      kind: 'webhook',
      settings: { url: 'https://x.example/', secret: 's' },
    });
    const { id, probeId } = await platform();
    for (const price of [17_800, 20_800, 20_800]) await look(probeId, price);
    await test.judge(id);
    const [dead] = await claimDeliveries(db, 10, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [alive] = await claimDeliveries(db, 10, 30_000);
    if (!dead || !alive) throw new Error('nothing to send');
    expect(alive.notificationId).toBe(dead.notificationId);
    expect(await finishDelivery(db, dead, { kind: 'sent', status: 200 })).toBe(false);
    expect(await finishDelivery(db, alive, { kind: 'sent', status: 200 })).toBe(true);
  });
});

describe('a correction of what a product is', () => {
  async function itemOf(id: string): Promise<unknown> {
    const [row] = await test.sql('SELECT item FROM product WHERE platform_id = $1', [id]);
    return row?.['item'];
  }

  it('survives later looks, and is replayed as it was', async () => {
    const { id, probeId } = await platform();
    await look(probeId, 17_800);
    await test.judge(id);
    expect(await itemOf(id)).toBe('iqiyi/12m/code');

    expect(await correctProduct(db, id, '1', 'iqiyi-svip/12m/code')).toBe(true);
    await look(probeId, 17_900);
    await test.judge(id);
    await look(probeId, 17_900);
    await test.judge(id);
    expect(await itemOf(id)).toBe('iqiyi-svip/12m/code');
    const taken = await test.sql(
      'SELECT items FROM observation WHERE platform_id = $1 ORDER BY judge_seq',
      [id],
    );
    expect(taken.map(({ items }) => items)).toEqual([
      null,
      { '1': 'iqiyi-svip/12m/code' },
      { '1': 'iqiyi-svip/12m/code' },
    ]);

    await correctProduct(db, id, '1', null);
    const method = await test.methods.usable(null);
    const [kept] = await test.sql('SELECT state FROM judge_state WHERE platform_id = $1', [id]);
    const again = await rebuildState(db, id, 3n, method, sha256);
    expect(JSON.parse(JSON.stringify(again))).toEqual(kept?.['state']);
  });

  it('made while a judge was at it stands', async () => {
    const { id, probeId } = await platform();
    await look(probeId, 17_800);
    await test.judge(id);
    await look(probeId, 17_800);
    await Promise.all([test.judge(id), correctProduct(db, id, '1', null)]);
    expect(await itemOf(id)).toBeNull();
  });
});
