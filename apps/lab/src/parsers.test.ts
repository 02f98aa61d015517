import { Detection, type Offer, PriceDriftSeen } from '@kaopu/probes';
import { detectStorefront, OBSERVERS } from '@kaopu/probes/observe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, type Site, startLab } from './lab.ts';
import { openMarket } from './market.ts';
import { probesFor } from './probes-for.ts';
import type { Product } from './shop.ts';
import { labContext } from './testing/probing.ts';

// Kaopu's own readers against every shop of the lab, through the guarded fetcher.

const context = labContext();

const shops = openMarket().map((shop) => [shop.id, shop] as const);
const known = shops.filter(([, { storefront }]) => storefront !== 'generic');

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ host: '127.0.0.1', events: [], now: () => 0 });
  await lab.set({ site: 'jisu', mode: 'normal' });
});
afterAll(() => lab.stop());

function siteOf(id: string): Site {
  const site = lab.sites.find((each) => each.id === id);
  if (site === undefined) throw new Error(`no site ${id}`);
  return site;
}

async function detected(id: string): Promise<Detection> {
  const outcome = await detectStorefront(siteOf(id).url, context);
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  return Detection.parse(outcome.seen);
}

async function offersOf(id: string): Promise<Offer[]> {
  const trial = await detectStorefront(siteOf(id).url, context);
  const prices = probesFor(siteOf(id), trial).find(({ kind }) => kind === 'price-drift');
  const outcome = await OBSERVERS['price-drift']?.(prices?.config, context);
  if (outcome?.kind !== 'observed') throw new Error(JSON.stringify(outcome));
  const { offers, failed } = PriceDriftSeen.parse(outcome.seen);
  expect(failed).toEqual([]);
  return offers;
}

/** A shop that keeps its numbers to itself has one word for plenty and another for nothing. */
function stockShown({ stock, stockLabel, state }: Product): Offer['stock'] {
  if (stockLabel === null) return { kind: 'exact', value: stock };
  return state === 'sold_out'
    ? { kind: 'fuzzy', label: '已售罄', available: false }
    : { kind: 'fuzzy', label: stockLabel, available: true };
}

describe.each(known)('%s', (id, shop) => {
  it('is recognised with its licence number, and every product is read as the shop has it', async () => {
    const detection = await detected(id);
    expect(detection).toMatchObject({ storefront: shop.storefront, icpNumber: shop.icp });
    expect(detection.offers).toHaveLength(shop.products.length);
    for (const product of shop.products) {
      const { price, memberPrice, delivery, state, title } = product;
      const tiers = [...product.tiers];
      expect(detection.offers.find(({ ref }) => ref === String(product.id))).toMatchObject({
        title,
        price,
        memberPrice,
        tiers,
        delivery,
        state,
        stock: stockShown(product),
      });
    }
  });

  it('gives the price probe what it gave the detection', async () => {
    const prices = shop.products.map(({ price }) => price);
    expect((await offersOf(id)).map(({ price }) => price)).toEqual(prices);
  });

  it('shows sold out and delisted as what they are', async () => {
    await lab.set({ site: id, product: 1, state: 'sold_out' });
    await lab.set({ site: id, product: 2, state: 'sold_out' });
    const soldOut = await offersOf(id);
    expect(soldOut.slice(0, 3).map(({ state }) => state)).toEqual([
      'sold_out',
      'sold_out',
      shop.products[2]?.state,
    ]);

    const trial = await detectStorefront(siteOf(id).url, context);
    const watched = probesFor(siteOf(id), trial).find(({ kind }) => kind === 'price-drift');
    await lab.set({ site: id, product: 1, state: 'delisted' });
    await lab.set({ site: id, product: 2, state: 'on_sale' });
    const outcome = await OBSERVERS['price-drift']?.(watched?.config, context);
    await lab.set({ site: id, product: 1, state: 'on_sale' });
    expect(outcome).toMatchObject({
      kind: 'observed',
      seen: {
        offers: expect.arrayContaining([expect.objectContaining({ ref: '1', state: 'delisted' })]),
      },
    });
  });
});

describe('the shop of no known software', () => {
  const generic = shops.find(([, { storefront }]) => storefront === 'generic')?.[1];

  it('is not mistaken for a known one', async () => {
    expect(await detected('mofang')).toMatchObject({
      storefront: 'generic',
      icpNumber: generic?.icp,
    });
  });

  it('is read by hand-given rules in all three ways', async () => {
    const offers = await offersOf('mofang');
    expect(offers.map(({ ref, price, stock }) => ({ ref, price, stock }))).toEqual(
      generic?.products.map((product) => ({
        ref: String(product.id),
        price: product.price,
        stock: { kind: 'exact', value: product.stock },
      })),
    );
  });
});

describe.each(shops)('%s misbehaving', (id) => {
  async function availability(): Promise<unknown> {
    const url = siteOf(id).url;
    return OBSERVERS['availability']?.({ url }, context);
  }

  it('behind a captcha wall is unknown, not down', async () => {
    await lab.set({ site: id, mode: 'captcha' });
    const seen = [await availability(), await detectStorefront(siteOf(id).url, context)];
    await lab.set({ site: id, mode: 'normal' });
    for (const outcome of seen)
      expect(outcome).toMatchObject({ kind: 'unknown', cause: 'challenged' });
  });

  it('closed is seen as closed, not down', async () => {
    await lab.set({ site: id, mode: 'closed' });
    const outcome = await availability();
    await lab.set({ site: id, mode: 'normal' });
    expect(outcome).toMatchObject({ seen: { reachable: true, health: 'shop-closed' } });
  });

  it('parked is seen as no shop, though it answers 200', async () => {
    await lab.set({ site: id, mode: 'parked' });
    const outcome = await availability();
    await lab.set({ site: id, mode: 'normal' });
    expect(outcome).toMatchObject({ seen: { reachable: true, health: 'parked' } });
  });

  it('down is seen as not reachable, and up again afterwards', async () => {
    await lab.set({ site: id, mode: 'down' });
    const down = await availability();
    await lab.set({ site: id, mode: 'normal' });
    expect(down).toMatchObject({ kind: 'observed', seen: { reachable: false } });
    expect(await availability()).toMatchObject({ seen: { reachable: true, health: 'ok' } });
  });
});
