import { type Offer, type Outcome, PriceDriftSeen, probeByKind } from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configFor, type GenericRule, refOf } from './connector-configs.ts';
import { openShop } from './market.ts';
import { type Mode, type Shop, SPOILT } from './shop.ts';
import { labContext, serveShop } from './testing/probing.ts';

// Every connector against a shop of its own that is good, degraded, lying, blocked or broken.

interface Case {
  name: string;
  open(): Shop;
  rule?: GenericRule;
  /** How a lie of this software shows. */
  lie: 'virtual' | 'preview' | 'order';
}

const RULES: readonly GenericRule[] = ['css', 'json', 'script', 'json-ld', 'microdata'];

const CASES: readonly Case[] = [
  ...(['unicorn', 'hyper', 'luna'] as const).map((theme) => ({
    name: `dujiaoka ${theme}`,
    open: () => openShop('dujiaoka', theme),
    lie: 'order' as const,
  })),
  { name: 'acg-faka', open: () => openShop('acg-faka'), lie: 'preview' },
  { name: 'acg-faka-docking', open: () => openShop('acg-faka-docking'), lie: 'preview' },
  { name: 'qs-faka', open: () => openShop('qs-faka'), lie: 'order' },
  { name: 'dujiao-next', open: () => openShop('dujiao-next'), lie: 'preview' },
  { name: 'dujiao-next-upstream', open: () => openShop('dujiao-next-upstream'), lie: 'virtual' },
  { name: 'zfaka', open: () => openShop('zfaka'), lie: 'virtual' },
  { name: 'kamifaka', open: () => openShop('kamifaka'), lie: 'virtual' },
  { name: 'caihong', open: () => openShop('caihong'), lie: 'virtual' },
  { name: 'kayixin', open: () => openShop('kayixin'), lie: 'virtual' },
  { name: 'kasushou', open: () => openShop('kasushou'), lie: 'virtual' },
  ...RULES.map((rule) => ({
    name: `generic ${rule}`,
    open: () => openShop('generic'),
    rule,
    lie: 'virtual' as const,
  })),
];

async function look(
  shop: Shop,
  url: string,
  {
    rule,
    preview,
    turns = true,
  }: { rule?: GenericRule | undefined; preview?: unknown; turns?: boolean } = {},
): Promise<Outcome<unknown>> {
  const config = configFor(shop, url, { ...(rule && { rule }), preview });
  const outcome = await OBSERVERS['price-drift']?.(config, labContext(turns));
  if (outcome === undefined || outcome.kind === 'waiting') throw new Error('no price probe');
  return outcome;
}

async function offersOf(
  shop: Shop,
  url: string,
  options: Parameters<typeof look>[2] = {},
): Promise<Offer[]> {
  const outcome = await look(shop, url, options);
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  const { offers, failed } = PriceDriftSeen.parse(outcome.seen);
  expect(failed).toEqual([]);
  return offers;
}

/** Programs whose dealers' interface has no tiers, or that have none at all. */
const WITHOUT_TIERS = new Set(['dujiao-next-upstream', 'generic', 'kasushou', 'kayixin', 'zfaka']);

const PREVIEW = { kind: 'preview', everyHours: 24 };
const ORDER = { kind: 'order', everyHours: 168, contact: 'nobody@example.com', consent: true };

it('plays a shop of its own for every connector, each in three spoilt variants at least', () => {
  const schema = z.toJSONSchema(probeByKind('price-drift')?.config ?? z.never(), { io: 'input' });
  const variants = schema.oneOf ?? schema.anyOf ?? [];
  const connectors = variants.map(
    ({ properties }) => z.object({ const: z.string() }).parse(properties?.['connector']).const,
  );
  expect(connectors.length).toBeGreaterThan(10);
  expect([...new Set(CASES.map(({ open }) => open().storefront as string))].sort()).toEqual(
    connectors.sort(),
  );
  expect(SPOILT).toEqual(expect.arrayContaining(['missing', 'type', 'truncated']));
});

describe.each(CASES)('$name', ({ open, rule, lie }) => {
  it('is read as the shop has it when it is good', async () => {
    const shop = open();
    const url = await serveShop(shop);
    const offers = await offersOf(shop, url, { rule });
    expect(offers.map(({ ref, price }) => [ref, price])).toEqual(
      shop.products.map((product) => [refOf(shop.storefront, product.id), product.price]),
    );
    for (const [at, offer] of offers.entries()) {
      const product = shop.products[at];
      expect(offer.state).toBe('on_sale');
      expect(offer.stock.kind).not.toBe('virtual_suspected');
      expect(offer.title).toBe(product?.title);
      const steps = offer.tiers.filter(({ minQty }) => minQty > 1);
      expect(steps).toEqual(
        WITHOUT_TIERS.has(shop.storefront) && offer.tiers.length === 0 ? [] : product?.tiers,
      );
      expect(offer.quotes).toEqual([]);
    }
  });

  it('shows drift and selling out when it degrades', async () => {
    const shop = open();
    const url = await serveShop(shop);
    const [before] = await offersOf(shop, url, { rule });
    const [first, second] = shop.products;
    if (first === undefined || second === undefined) throw new Error('an empty shop');
    first.price += 2_600;
    second.state = 'sold_out';
    second.stock = 0;
    const after = await offersOf(shop, url, { rule });
    expect(after[0]?.price).toBe((before?.price ?? 0) + 2_600);
    expect(after[1]?.state).toBe('sold_out');
  });

  it('tells a product that is gone from one that is sold out', async () => {
    const shop = open();
    const url = await serveShop(shop);
    const [first] = shop.products;
    if (first === undefined) throw new Error('an empty shop');
    first.state = 'delisted';
    const [gone] = await offersOf(shop, url, { rule });
    expect(['delisted', 'not_found']).toContain(gone?.state);
  });

  it(`is caught lying by ${lie}`, async () => {
    const shop = open();
    shop.lies = true;
    const url = await serveShop(shop);
    const preview = lie === 'preview' ? PREVIEW : lie === 'order' ? ORDER : undefined;
    const offers = await offersOf(shop, url, { rule, preview });
    if (lie === 'virtual') {
      const shows = offers.map(({ stock }) => stock.kind);
      // Linked data has words for stock and no figures: nothing there to catch.
      const silent = rule === 'json-ld' || rule === 'microdata';
      expect(shows.includes('virtual_suspected')).toBe(!silent);
      return;
    }
    const quotes = offers.flatMap((offer) => offer.quotes);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { listed, total } of quotes) expect(total).toBeGreaterThan(listed);
  });

  it.each<[Mode, string]>([
    ['captcha', 'challenged'],
    ['limited', 'blocked'],
    ['broken', 'unreachable'],
    ['garbage', 'unparseable'],
    ['down', 'unreachable'],
  ])('is unknown when it is %s, never bad', async (mode, cause) => {
    const shop = open();
    const url = mode === 'down' ? 'http://127.0.0.1:1/' : await serveShop(shop);
    shop.mode = mode;
    expect(await look(shop, url, { rule })).toMatchObject({ kind: 'unknown', cause });
  });

  it('says so when it is closed', async () => {
    const shop = open();
    const url = await serveShop(shop);
    shop.mode = 'closed';
    const offers = await offersOf(shop, url, { rule });
    expect(offers.map(({ state, price }) => [state, price])).toEqual(
      offers.map(() => ['shop_closed', null]),
    );
  });

  it('says so when it is frozen, and when it wants a login', async () => {
    const shop = open();
    const url = await serveShop(shop);
    shop.mode = 'frozen';
    expect((await offersOf(shop, url, { rule })).map(({ state }) => state)).toEqual(
      shop.products.map(() => 'shop_frozen'),
    );
    shop.mode = 'login';
    const outcome = await look(shop, url, { rule });
    // An interface that has our credentials and asks for a login does not accept them.
    const expected =
      outcome.kind === 'unknown'
        ? { cause: 'credentials' }
        : { seen: { offers: shop.products.map(() => ({ state: 'login_required', price: null })) } };
    expect(outcome).toMatchObject(expected);
  });

  it.each(SPOILT)('makes nothing up from an answer that is spoilt (%s)', async (spoilt) => {
    const shop = open();
    const url = await serveShop(shop);
    shop.spoilt = spoilt;
    expect(await look(shop, url, { rule })).toMatchObject({
      kind: 'unknown',
      cause: 'unparseable',
    });
  });
});

const SIGNED = [
  'acg-faka-docking',
  'caihong',
  'dujiao-next-upstream',
  'kasushou',
  'kayixin',
] as const;

describe.each(SIGNED)('%s with a wrong key', (storefront) => {
  it('is our trouble, not the shop’s', async () => {
    const shop = openShop(storefront);
    const url = await serveShop(shop);
    const wrong = { ...shop, dealer: { ...shop.dealer, key: 'another-key' } };
    expect(await look(wrong, url)).toMatchObject({ kind: 'unknown', cause: 'credentials' });
  });
});

describe('a preview', () => {
  it('is not asked for unless it is switched on, nor before its turn', async () => {
    const shop = openShop('acg-faka');
    const url = await serveShop(shop);
    const off = await offersOf(shop, url);
    const early = await offersOf(shop, url, { preview: PREVIEW, turns: false });
    expect([...off, ...early].flatMap(({ quotes }) => quotes)).toEqual([]);
    const due = await offersOf(shop, url, { preview: PREVIEW });
    expect(due[0]?.quotes.map(({ quantity, listed, total }) => [quantity, total - listed])).toEqual(
      [
        [1, 0],
        [10, 0],
        [50, 0],
      ],
    );
  });

  it('that leaves an order is for one product only', async () => {
    const shop = openShop('acg-faka');
    shop.lies = true;
    const url = await serveShop(shop);
    const offers = await offersOf(shop, url, { preview: ORDER });
    const quotes = offers.flatMap((offer) => offer.quotes);
    expect(quotes).toMatchObject([{ channel: '支付宝', quantity: 1, knownFrom: 'order' }]);
    expect(quotes[0]?.total).toBe(Math.round((quotes[0]?.listed ?? 0) * 1.03));
  });

  it('that leaves an order needs consent', async () => {
    const shop = openShop('acg-faka');
    const url = await serveShop(shop);
    const { consent: _consent, ...unasked } = ORDER;
    expect(await look(shop, url, { preview: unasked })).toMatchObject({
      kind: 'unknown',
      cause: 'prober-fault',
    });
  });
});

describe('what some programs tell besides', () => {
  it('kasushou: its own log of price changes', async () => {
    const shop = openShop('kasushou');
    const [offer] = await offersOf(shop, await serveShop(shop));
    expect(offer?.priceLog).toEqual([
      { at: Date.UTC(2026, 10, 27, 1, 30), from: (offer?.price ?? 0) - 200, to: offer?.price },
    ]);
  });

  it('qs-faka and dujiao-next: fees of payment channels, before an order', async () => {
    const fees = await Promise.all(
      (['qs-faka', 'dujiao-next'] as const).map(async (storefront) => {
        const shop = openShop(storefront);
        const [offer] = await offersOf(shop, await serveShop(shop));
        return offer?.fees;
      }),
    );
    expect(fees).toMatchObject([
      [{ channel: '支付宝', ratePpm: 60_000, payer: 'buyer', knownFrom: 'list' }],
      [{ channel: '支付宝', ratePpm: 15_000, payer: 'buyer', knownFrom: 'list' }],
    ]);
  });

  it('acg-faka docking: what the dealer pays', async () => {
    const shop = openShop('acg-faka-docking');
    const [offer] = await offersOf(shop, await serveShop(shop));
    const member = offer?.memberPrice ?? 0;
    expect(offer?.levels).toEqual([{ level: 'dealer', price: Math.round(member * 0.98) }]);
  });
});
