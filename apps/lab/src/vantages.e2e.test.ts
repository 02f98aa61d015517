import type { ObservationView } from '@kaopu/contracts';
import { hasRedis, startRedis, type TestRedis } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lab, Site } from './lab.ts';
import { startVantage, vantages, type RunningVantage } from './testing/vantage.ts';
import { watchShop, type WatchedShop } from './testing/watch-shop.ts';
import { AT_LAB_PACE, ON_LOOPBACK, openLab, openProduct, type Product } from './testing/world.ts';

const HERE = '127.0.1.1';
const THERE = '127.0.1.2';
/** The shortest there is: who dies over a look is waited for so long. */
const RULE = { ask: 2, quorum: 2, waitSeconds: 15 };

/** Looks at a lab's shops from two addresses, ours and a vantage's; the queue is in `redis`, or in Postgres. */
function fromTwoAddresses(openRedis: () => Promise<TestRedis | null>): void {
  let redis: TestRedis | null = null;
  let lab: Lab;
  let product: Product;
  let vantage: RunningVantage;
  let env: Record<string, string>;
  const sites: Site[] = [];

  beforeAll(async () => {
    redis = await openRedis();
    lab = await openLab();
    sites.push(...lab.sites);
    env = { ...ON_LOOPBACK, KAOPU_CONTROL_URLS: `${lab.controlUrl}/control` };
    product = await openProduct({
      ...AT_LAB_PACE,
      ...env,
      KAOPU_LOCAL_ADDRESS: HERE,
      ...(redis && { REDIS_URL: redis.url }),
    });
    vantage = await startVantage(product, 'Guangzhou', { localAddress: THERE, env });
    const put = await fetch(`${product.kaopu.url}/api/v1/vantages/rule`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(RULE),
    });
    expect(put.status).toBe(200);
  });
  afterAll(async () => {
    await vantage?.stop();
    await product?.close();
    await lab?.stop();
    await redis?.stop();
  });

  /** A shop of its own for each test. */
  async function watched(): Promise<WatchedShop> {
    const site = sites.pop();
    if (site === undefined) throw new Error('the market has no more shops');
    return watchShop(product, site);
  }

  const verdicts = ({ attempts }: ObservationView) =>
    attempts?.map(({ vantage: who, verdict }) => [who, verdict]);

  it('a shop that hangs up on us alone keeps its score, and we are told that we are shut out', async () => {
    const shop = await watched();
    const before = await shop.availability();
    await lab.set({ site: shop.site.id, shutsOut: { [HERE]: 'hang-up' } });
    const seen = await shop.look();
    expect(seen).toMatchObject({ status: 'observed', seen: { reachable: true, phases: null } });
    expect(verdicts(seen)).toEqual([
      [null, 'cut-off'],
      ['Guangzhou', 'agreed'],
    ]);
    // The page as the vantage saw it, chained like any other.
    const told = seen.attempts?.[1]?.evidence ?? [];
    expect(told.length).toBeGreaterThan(1);
    const kept = seen.evidence.map(({ sha256 }) => sha256);
    expect(kept).toEqual(expect.arrayContaining(told));
    for (const sha256 of told) {
      const file = await fetch(`${product.kaopu.url}/api/v1/evidence/${sha256}`);
      expect(file.status).toBe(200);
    }
    expect(await shop.availability()).toBeGreaterThanOrEqual(before);
    const { here } = await vantages(product);
    expect(here.sites).toContain(new URL(shop.site.url).host);
  });

  it('a shop that shuts the vantage out too keeps its score, and the vantage is named', async () => {
    const shop = await watched();
    const before = await shop.availability();
    await lab.set({ site: shop.site.id, shutsOut: { [HERE]: 'hang-up', [THERE]: 'wall' } });
    const seen = await shop.look();
    expect(seen).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
    expect(verdicts(seen)).toEqual([
      [null, 'unclear'],
      ['Guangzhou', 'blocked'],
    ]);
    expect(await shop.availability()).toBe(before);
    const view = await vantage.view();
    expect(view).toMatchObject({ state: 'blocked', name: 'Guangzhou' });
    expect(view.sites).toEqual([new URL(shop.site.url).host]);
    expect(view.shutOut).toBeGreaterThan(0);
  });

  it('a shop that is down for both is down', async () => {
    const shop = await watched();
    const before = await shop.availability();
    await lab.set({ site: shop.site.id, mode: 'down' });
    const seen = await shop.look();
    expect(seen).toMatchObject({ status: 'observed', seen: { reachable: false } });
    expect(verdicts(seen)).toEqual([
      [null, 'agreed'],
      ['Guangzhou', 'agreed'],
    ]);
    expect(await shop.availability()).toBeLessThan(before);
  });

  it('a vantage that is killed over its look loses nothing and doubles nothing', async () => {
    const shop = await watched();
    const before = await shop.availability();
    const { id } = shop.site;
    await lab.set({ site: id, shutsOut: { [HERE]: 'hang-up' }, mode: 'slow', delayMs: 60_000 });
    const looking = shop.look();
    await expect
      .poll(
        () =>
          product.database.sql(
            `SELECT 1 FROM vantage_look WHERE taken_at IS NOT NULL AND settled_at IS NULL`,
          ),
        { timeout: 30_000 },
      )
      .toHaveLength(1);
    await vantage.kill();
    expect(await looking).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
    expect(await shop.availability()).toBe(before);

    // It comes back and is asked again; nothing of the look it died over is left.
    await lab.set({ site: id, mode: 'normal' });
    vantage = await startVantage(product, 'Guangzhou', {
      localAddress: THERE,
      env,
      token: vantage.token,
      tokenOnCommandLine: true,
    });
    const seen = await shop.look();
    expect(verdicts(seen)).toEqual([
      [null, 'cut-off'],
      ['Guangzhou', 'agreed'],
    ]);
    const [rows] = await product.database.sql(
      `SELECT count(*)::int AS all, count(DISTINCT key)::int AS keys FROM observation
       WHERE platform_id = $1::uuid`,
      [shop.id],
    );
    expect(rows).toEqual({ all: 3, keys: 3 });
    expect(
      await product.database.sql(`SELECT 1 FROM vantage_look WHERE settled_at IS NULL`),
    ).toEqual([]);
    // Judged, too.
    expect(await shop.availability()).toBeGreaterThanOrEqual(before);
  });

  it('no token stands in the process list, in a log or in the database', async () => {
    expect(await vantage.commandLine()).not.toContain(vantage.token);
    expect(vantage.said()).not.toContain(vantage.token);
    const stored = await product.database.sql(`SELECT v::text FROM vantage v`);
    expect(JSON.stringify(stored)).not.toContain(vantage.token);
  });

  it('a vantage whose token is revoked ends by itself', async () => {
    const { id } = await vantage.view();
    const revoked = await fetch(`${product.kaopu.url}/api/v1/vantages/${id}`, { method: 'DELETE' });
    expect(revoked.status).toBe(204);
    expect(await vantage.exited).toBe(1);
    expect(vantage.said()).not.toContain('500');
    expect(await vantage.view()).toMatchObject({ state: 'revoked' });
  });

  it('a vantage whose own network is down has no voice', async () => {
    const dead = { ...ON_LOOPBACK, KAOPU_CONTROL_URLS: 'http://127.0.0.1:9/' };
    vantage = await startVantage(product, 'Harbin', { localAddress: THERE, env: dead });
    const shop = await watched();
    const before = await shop.availability();
    await lab.set({ site: shop.site.id, mode: 'down' });
    const seen = await shop.look();
    expect(seen).toMatchObject({ status: 'unknown', cause: 'unconfirmed' });
    expect(verdicts(seen)).toEqual([
      [null, 'unclear'],
      ['Harbin', 'own-network'],
    ]);
    expect(await shop.availability()).toBe(before);
    expect(await vantage.view()).toMatchObject({ state: 'up', ownNetwork: 1, shutOut: 0 });
  });
}

describe('a worker and a vantage on two addresses, with the queue in Postgres', () => {
  fromTwoAddresses(() => Promise.resolve(null));
});

// In CI a missing Redis fails: only a machine of a person's own may do without.
describe.skipIf(!hasRedis() && !process.env['CI'])(
  'a worker and a vantage on two addresses, with the queue in Redis (needs a Redis or Valkey)',
  () => {
    fromTwoAddresses(startRedis);
  },
);
