import {
  Explanation,
  ObservationView,
  PlatformRow,
  Trend,
  AlertRow,
  AlertDetail,
  pageOf,
  type Page,
} from '@kaopu/contracts';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './api.ts';
import type { Lab } from './lab.ts';
import { RECEIVER_SECRET, registerReceiver, registerSite } from './register.ts';
import { AT_LAB_PACE, openLab, openProduct, type Product } from './testing/world.ts';
import { startReceiver, type Received, type Receiver } from './webhook-receiver.ts';

const INTERVAL_MS = 10_000;

let lab: Lab;
let receiver: Receiver;
let product: Product;
let api: Api;
const received: Received[] = [];

beforeAll(async () => {
  lab = await openLab();
  receiver = await startReceiver({
    secret: RECEIVER_SECRET,
    tell: (message) => received.push(message),
  });
  product = await openProduct({
    ...AT_LAB_PACE,
    KAOPU_CONTROL_URLS: `${lab.controlUrl}/control`,
  });
  api = product.api;
  await registerReceiver(api, receiver.url);
  for (const site of lab.sites) await registerSite(api, site);
});

afterAll(async () => {
  await product?.close();
  await receiver?.stop();
  await lab?.stop();
});

async function platform(name: string): Promise<PlatformRow> {
  const { items } = pageOf(PlatformRow).parse(await api.get('/api/v1/platforms'));
  const found = items.find((row) => row.name === name);
  if (!found) throw new Error(`${name} is not registered`);
  return found;
}

async function explanation(id: string): Promise<Explanation> {
  return Explanation.parse(await api.get(`/api/v1/platforms/${id}/explanation`));
}

async function observations(id: string, query = ''): Promise<ObservationView[]> {
  const page: Page<ObservationView> = pageOf(ObservationView).parse(
    await api.get(`/api/v1/platforms/${id}/observations?limit=200${query}`),
  );
  return page.items;
}

async function indicator(id: string, name: string) {
  const found = (await explanation(id)).indicators.find(({ indicator: is }) => is === name);
  if (!found) throw new Error(`no indicator ${name}`);
  return found;
}

/** Points the price level costs by what was seen, not by what is missing. */
async function lostByEvidence(id: string): Promise<number> {
  const { losses } = await explanation(id);
  const line = losses
    .flatMap(({ indicators }) => indicators)
    .find(({ indicator: is }) => is === 'price-level');
  return (line?.points ?? 0) - (line?.priorPoints ?? 0);
}

function toldOf(name: string): Received[] {
  return received.filter(({ message }) => message.data.platform?.name === name);
}

function siteName(id: string): string {
  return lab.sites.find((site) => site.id === id)?.name ?? '';
}

describe('a price that goes from 178 to 208', { timeout: 240_000 }, () => {
  const name = () => siteName('yunduan');

  it('is seen, scored, marked on the trend, and told exactly once', async () => {
    const { id } = await platform(name());
    await expect
      .poll(async () => (await indicator(id, 'price-level')).n, {
        timeout: 150_000,
        interval: 1_000,
      })
      .toBeGreaterThan(8);
    const before = await indicator(id, 'price-level');
    expect(await lostByEvidence(id)).toBeLessThan(0.01);

    await lab.set({ site: 'yunduan', product: 1, price: 20_800 });
    const changedAt = Date.now();
    await expect
      .poll(() => toldOf(name()).length, { timeout: 2 * INTERVAL_MS + 10_000, interval: 100 })
      .toBe(1);
    const toldAt = Date.now();

    expect(toldOf(name())[0]?.message).toMatchObject({
      type: 'alert.opened',
      data: {
        dimension: 'price',
        changes: [{ kind: 'price-changed', from: 17_800, to: 20_800, recovery: false }],
      },
    });
    const seen = await observations(id, '&kind=price-drift&status=observed');
    const first = seen.findLast(({ seen: found }) => JSON.stringify(found).includes('20800'));
    expect(Date.parse(first?.at ?? '')).toBeLessThan(changedAt + INTERVAL_MS);
    expect(first?.evidence.length).toBeGreaterThan(0);
    // Two intervals, and the moment it takes to look, judge and post.
    expect(toldAt - changedAt).toBeLessThan(2 * INTERVAL_MS + 5_000);

    // The look that bears it out comes so soon that it weighs little; the planned ones weigh.
    const isDown = async () => (await indicator(id, 'price-level')).mu < before.mu;
    await expect.poll(isDown, { timeout: 4 * INTERVAL_MS, interval: 500 }).toBe(true);
    await expect
      .poll(() => lostByEvidence(id), { timeout: 4 * INTERVAL_MS, interval: 500 })
      .toBeGreaterThan(0.02);
    const trend = Trend.parse(await api.get(`/api/v1/platforms/${id}/trend?hours=1`));
    expect(trend.marks).toMatchObject([{ kind: 'price-changed', from: 17_800, to: 20_800 }]);

    const { items } = pageOf(AlertRow).parse(await api.get(`/api/v1/alerts?platformId=${id}`));
    expect(items).toHaveLength(1);
    const detail = AlertDetail.parse(await api.get(`/api/v1/alerts/${items[0]?.id ?? ''}`));
    expect(detail.deliveries).toMatchObject([{ state: 'sent', attempts: 1, lastStatus: 204 }]);

    // The new price stays: nobody is told again.
    await new Promise((resolve) => setTimeout(resolve, 2.5 * INTERVAL_MS));
    expect(toldOf(name())).toHaveLength(1);
  });

  it('decomposes the score exactly, down to the observation', async () => {
    const { id } = await platform(name());
    const why = await explanation(id);
    const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0);
    expect(sum(why.losses.map(({ points }) => points))).toBeCloseTo(100 - why.score.value, 3);
    for (const loss of why.losses) {
      expect(sum(loss.indicators.map(({ points }) => points))).toBeCloseTo(loss.points, 9);
      for (const part of loss.indicators) {
        const parts = [
          part.priorPoints,
          part.olderPoints,
          ...part.observations.map((o) => o.points),
        ];
        expect(sum(parts)).toBeCloseTo(part.points, 9);
      }
    }
  });
});

describe('a captcha wall', { timeout: 120_000 }, () => {
  it('is unknown (challenged): quality stays, coverage falls, nobody is alarmed', async () => {
    const name = siteName('xingchen');
    const { id } = await platform(name);
    await expect
      .poll(async () => (await indicator(id, 'availability')).n, { timeout: 60_000 })
      .toBeGreaterThan(3);
    const before = await explanation(id);

    await lab.set({ site: 'xingchen', mode: 'captcha' });
    const walled = async () =>
      (await observations(id, '&status=unknown')).filter(({ cause }) => cause === 'challenged');
    await expect.poll(async () => (await walled()).length, { timeout: 60_000 }).toBeGreaterThan(3);
    await expect
      .poll(async () => (await explanation(id)).score.coverage, { timeout: 20_000 })
      .toBeLessThan(before.score.coverage);

    const after = await explanation(id);
    for (const { indicator: is, mu } of before.indicators) {
      // Evidence ages by seconds meanwhile, and a last look may have been under way.
      expect(
        Math.abs((after.indicators.find((i) => i.indicator === is)?.mu ?? 0) - mu),
      ).toBeLessThan(0.02);
    }
    expect(toldOf(name)).toEqual([]);
    const { items } = pageOf(AlertRow).parse(await api.get(`/api/v1/alerts?platformId=${id}`));
    expect(items).toEqual([]);
    await lab.set({ site: 'xingchen', mode: 'normal' });
  });
});

describe('a site that goes down', { timeout: 120_000 }, () => {
  it('is called unreachable only after a second look, alarms once, and recovers', async () => {
    const name = siteName('jisu');
    const { id } = await platform(name);
    await lab.set({ site: 'jisu', mode: 'down' });
    await expect.poll(() => toldOf(name).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
    expect(toldOf(name)[0]?.message.data).toMatchObject({
      severity: 'critical',
      changes: [{ kind: 'became-unreachable' }],
    });
    const down = (await observations(id, '&kind=availability&status=observed'))[0];
    expect(down?.seen).toMatchObject({ reachable: false });
    expect(JSON.stringify(down?.seen)).toMatch(/attempts/);

    await lab.set({ site: 'jisu', mode: 'normal' });
    await expect
      .poll(() => toldOf(name).map(({ message }) => message.type), { timeout: 60_000 })
      .toContain('alert.recovered');
  });
});

/** `npm run replay` on the test's database, while Kaopu goes on judging. */
async function replay(): Promise<{ code: number | null; said: string }> {
  const script = fileURLToPath(new URL('../../worker/src/replay/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], DATABASE_URL: product.database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stdout);
  return { code: await ended, said };
}

describe('everything the market has shown so far', () => {
  it('replays to the same scores, byte for byte', async () => {
    const [stored] = await product.database.sql(
      'SELECT count(*)::int AS snapshots FROM score_snapshot',
    );
    const { code, said } = await replay();
    const [, snapshots] = /snapshots (\d+) · 差异 differences \d+\s*$/.exec(said) ?? [];
    expect(said).toMatch(/differences 0\s*$/);
    expect(Number(snapshots)).toBeGreaterThanOrEqual(Number(stored?.['snapshots']));
    expect(Number(snapshots)).toBeGreaterThan(100);
    expect(code).toBe(0);
  });

  it('does not, once somebody changed what was seen', async () => {
    await product.database
      .sql(`UPDATE observation SET status = 'unknown', cause = 'blocked', seen = NULL
      WHERE key = (SELECT key FROM observation WHERE kind = 'availability' AND status = 'observed'
        AND judge_seq IS NOT NULL ORDER BY slot_at LIMIT 1)`);
    const { code, said } = await replay();
    expect(said).toMatch(/✗ .*\n {4}\/snapshots\//);
    expect(code).toBe(1);
  });
});
