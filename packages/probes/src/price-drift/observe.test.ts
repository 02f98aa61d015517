import { describe, expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { type Answer, startSite } from '../testing/site.ts';
import { observe } from './observe.ts';
import { Config, Seen } from './schema.ts';

const SERVER_ERROR: Answer = { status: 500, body: '<h1>500 Server Error</h1>' };
const WALL: Answer = { body: fixture('walls/captcha.html') };

function known(connector: 'dujiaoka' | 'acg-faka', siteUrl: string, refs: string[]): Config {
  const products = refs.map((ref) => ({ ref, title: `registered ${ref}` }));
  return Config.parse({ connector, siteUrl, products });
}

async function seenBy(config: Config, context = testContext()): Promise<Seen> {
  const outcome = await observe(config, context);
  if (outcome.kind !== 'observed') throw new Error(`unknown: ${outcome.cause} ${outcome.detail}`);
  return Seen.parse(outcome.seen);
}

const YOUKU = {
  title: '优酷视频会员年卡',
  price: 9990,
  memberPrice: null,
  stock: { kind: 'exact', value: 64 },
  delivery: 'auto',
  state: 'on_sale',
};

describe('dujiaoka', () => {
  it.each([
    ['unicorn', 2],
    ['hyper', 2],
    ['luna', 1],
  ])('reads a product of the %s theme', async (theme, tiers) => {
    const site = await startSite({ '/buy/1': fixture(`dujiaoka/${theme}-buy-1.html`) });
    const { offers } = await seenBy(known('dujiaoka', site.origin, ['1']));
    expect(offers[0]).toMatchObject({ ...YOUKU, ref: '1', url: `${site.origin}/buy/1` });
    expect(offers[0]?.tiers).toEqual(
      [
        { minQty: 20, unitPrice: 9600 },
        { minQty: 200, unitPrice: 9250 },
      ].slice(0, tiers),
    );
    expect(site.asked).toEqual(['/buy/1']);
  });

  it('reads manual delivery, a limit and an empty stock', async () => {
    const site = await startSite({ '/buy/2': fixture('dujiaoka/unicorn-buy-2.html') });
    const { offers } = await seenBy(known('dujiaoka', site.origin, ['2']));
    expect(offers[0]).toMatchObject({
      price: 1500,
      maxQty: 5,
      delivery: 'manual',
      stock: { kind: 'exact', value: 0 },
      state: 'sold_out',
    });
  });

  it('tells delisted (200) from not found (500), keeping the registered title', async () => {
    const site = await startSite({
      '/': fixture('dujiaoka/unicorn-index.html'),
      '/buy/3': fixture('dujiaoka/unicorn-unavailable.html'),
      '/buy/999': SERVER_ERROR,
      '/buy/998': SERVER_ERROR,
    });
    const { offers, failed } = await seenBy(known('dujiaoka', site.origin, ['3', '999', '998']));
    expect(failed).toEqual([]);
    expect(offers.map((offer) => [offer.state, offer.price, offer.title])).toEqual([
      ['delisted', null, 'registered 3'],
      ['not_found', null, 'registered 999'],
      ['not_found', null, 'registered 998'],
    ]);
    expect(site.asked.filter((path) => path === '/')).toHaveLength(1);
  });

  it('does not call products missing when the whole site answers 500', async () => {
    const site = await startSite({ '*': SERVER_ERROR });
    const outcome = await observe(known('dujiaoka', site.origin, ['1', '2', '3']), testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'unreachable' });
    expect(site.asked).toEqual(['/buy/1', '/', '/buy/2']);
  });

  it('takes a page of another product for unparseable', async () => {
    const site = await startSite({ '/buy/5': fixture('dujiaoka/unicorn-buy-1.html') });
    const outcome = await observe(known('dujiaoka', site.origin, ['5']), testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'unparseable' });
  });

  it('never takes an unknown page for a price', async () => {
    const site = await startSite({ '/buy/1': `<title>x</title>${'<p>¥ 178.00</p>'.repeat(99)}` });
    const outcome = await observe(known('dujiaoka', site.origin, ['1']), testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'unparseable' });
  });
});

describe('acg-faka', () => {
  const detail = '/user/api/index/commodityDetail?commodityId=';
  const open = { '/': fixture('acg-faka/index.html') };

  it('reads price, member price, tiers, stock, quantities and delivery from the API', async () => {
    const site = await startSite({
      ...open,
      [`${detail}7`]: fixture('acg-faka/detail-7.json'),
      [`${detail}8`]: fixture('acg-faka/detail-8.json'),
    });
    const context = testContext();
    const { offers } = await seenBy(known('acg-faka', site.origin, ['7', '8']), context);
    expect(offers).toMatchObject([
      {
        ref: '7',
        title: '哔哩哔哩大会员年卡 卡密',
        url: `${site.origin}/item/7`,
        price: 13850,
        memberPrice: 13200,
        tiers: [
          { minQty: 20, unitPrice: 13000 },
          { minQty: 100, unitPrice: 12050 },
        ],
        moq: 5,
        maxQty: 500,
        stock: { kind: 'exact', value: 12 },
        delivery: 'auto',
        state: 'on_sale',
      },
      {
        ref: '8',
        price: 3900,
        tiers: [{ minQty: 10, unitPrice: 3700 }],
        moq: null,
        stock: { kind: 'fuzzy', label: '即将售罄', available: true },
        delivery: 'manual',
        state: 'on_sale',
      },
    ]);
    expect(context.kept).toHaveLength(3);
  });

  it.each<[string, Answer]>([
    ['fails', { status: 404, body: 'nginx' }],
    ['hangs up', { reset: true }],
    ['answers with HTML', { body: '<html></html>' }],
    ['answers with another product', { body: fixture('acg-faka/detail-8.json') }],
  ])('reads the object embedded in the page when the API %s', async (_what, answer) => {
    const site = await startSite({
      ...open,
      [`${detail}7`]: answer,
      '/item/7': fixture('acg-faka/item-7.html'),
    });
    const { offers } = await seenBy(known('acg-faka', site.origin, ['7']));
    expect(offers[0]).toMatchObject({ price: 13850, memberPrice: 13200, state: 'on_sale' });
    expect(offers[0]?.title).toBe('哔哩哔哩大会员年卡 }]{[');
  });

  it.each([
    ['{"code":0,"msg":"该商品暂未上架"}', 'delisted'],
    ['{"code":0,"msg":"商品不存在"}', 'not_found'],
    ['{"code":0,"msg":"请先登录后再购买哦"}', 'login_required'],
    ['{"code":0,"msg":"店铺已冻结"}', 'shop_frozen'],
  ])('reads the state from %s', async (body, state) => {
    const site = await startSite({ ...open, [`${detail}7`]: body });
    const { offers } = await seenBy(known('acg-faka', site.origin, ['7']));
    expect(offers[0]).toMatchObject({ state, price: null });
  });

  it('believes the closed index page, although the API goes on answering', async () => {
    const site = await startSite({
      '/': fixture('acg-faka/closed.html'),
      [`${detail}7`]: fixture('acg-faka/detail-7.json'),
    });
    const { offers } = await seenBy(known('acg-faka', site.origin, ['7']));
    expect(offers[0]).toMatchObject({ state: 'shop_closed', price: null });
  });

  it('makes nothing of a message it does not know', async () => {
    const odd = '{"code":0,"msg":"system busy"}';
    const site = await startSite({ ...open, [`${detail}7`]: odd, '/item/7': odd });
    const outcome = await observe(known('acg-faka', site.origin, ['7']), testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'unparseable' });
  });
});

describe('what cannot be seen', () => {
  const good = fixture('dujiaoka/unicorn-buy-1.html');

  it('is named beside what could be read', async () => {
    const site = await startSite({
      '/buy/1': good,
      '/buy/2': '<title>odd</title>',
      '/buy/3': good,
    });
    const { offers, failed } = await seenBy(known('dujiaoka', site.origin, ['2', '1']));
    expect(offers.map((offer) => offer.ref)).toEqual(['1']);
    expect(failed).toMatchObject([{ ref: '2', cause: 'unparseable' }]);
  });

  it('ends the look at a wall, but keeps what was read before', async () => {
    const site = await startSite({ '/buy/1': good, '/buy/2': WALL, '/buy/3': WALL });
    const { offers, failed } = await seenBy(known('dujiaoka', site.origin, ['1', '2', '3']));
    expect(offers).toHaveLength(1);
    expect(failed).toMatchObject([
      { ref: '2', cause: 'challenged' },
      { ref: '3', cause: 'challenged' },
    ]);
    expect(site.asked).not.toContain('/buy/3');
  });

  it.each<[string, Answer, string]>([
    ['a captcha wall', WALL, 'challenged'],
    ['403', { status: 403, body: 'Forbidden' }, 'blocked'],
    ['a connection that is hung up', { reset: true }, 'unreachable'],
    ['a page too large', { body: 'x'.repeat(6_000_000) }, 'too-large'],
  ])('%s makes the whole look unknown', async (_what, answer, cause) => {
    for (const connector of ['dujiaoka', 'acg-faka'] as const) {
      const site = await startSite({ '*': answer });
      const outcome = await observe(known(connector, site.origin, ['1']), testContext());
      expect(outcome).toMatchObject({ kind: 'unknown', cause });
    }
  });

  it('includes addresses we refuse', async () => {
    const site = await startSite({ '*': good });
    const context = testContext({ allow: '' });
    const outcome = await observe(known('dujiaoka', site.origin, ['1']), context);
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'refused-address' });
    expect(site.asked).toEqual([]);
  });

  it('is everything once the look is called off', async () => {
    const site = await startSite({ '*': good });
    const context = testContext({ signal: AbortSignal.abort() });
    const outcome = await observe(known('dujiaoka', site.origin, ['1']), context);
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'timeout' });
  });

  it('does not swallow a bug of ours', async () => {
    const context = { ...testContext(), fetch: () => Promise.reject(new TypeError('bug')) };
    await expect(observe(known('dujiaoka', 'http://x.example', ['1']), context)).rejects.toThrow(
      'bug',
    );
  });
});
