import { describe, expect, it } from 'vitest';
import { Detection } from '../kit/detection.ts';
import { OBSERVERS } from '../observe.ts';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { startSite } from '../testing/site.ts';
import { contactsIn } from '../kit/contacts.ts';
import { icpNumberIn } from '../kit/identifiers.ts';
import { detectStorefront } from './detect.ts';

async function detected(url: string): Promise<Detection> {
  const outcome = await detectStorefront(url, testContext());
  if (outcome.kind !== 'observed') throw new Error(`unknown: ${outcome.cause} ${outcome.detail}`);
  return Detection.parse(outcome.seen);
}

const DUJIAOKA = {
  '/': fixture('dujiaoka/unicorn-index.html'),
  '/buy/1': fixture('dujiaoka/unicorn-buy-1.html'),
  '/buy/2': fixture('dujiaoka/unicorn-buy-2.html'),
};

const ACG = {
  '/': fixture('acg-faka/index.html'),
  '/user/api/index/commodity': fixture('acg-faka/list.json'),
  '/user/api/index/commodityDetail?commodityId=7': fixture('acg-faka/detail-7.json'),
  '/user/api/index/commodityDetail?commodityId=8': fixture('acg-faka/detail-8.json'),
};

describe('detecting dujiaoka', () => {
  it.each(['/', '/buy/1'])('from %s', async (path) => {
    const site = await startSite(DUJIAOKA);
    const seen = await detected(site.origin + path);
    expect(seen).toMatchObject({ storefront: 'dujiaoka', icpNumber: '沪ICP备2023000002号-3' });
    expect(seen.offers).toMatchObject([
      { ref: '1', price: 9990, url: `${site.origin}/buy/1`, delivery: 'auto', state: 'on_sale' },
      { ref: '2', price: 1500, delivery: 'manual', state: 'sold_out' },
    ]);
    expect(seen.offers[0]?.tiers).toHaveLength(2);
  });

  it.each(['/', '/buy/1', '/buy/3'])('knows whose shop it is, from %s', async (path) => {
    const site = await startSite({
      ...DUJIAOKA,
      '/buy/3': fixture('dujiaoka/unicorn-unavailable.html'),
    });
    expect(await detected(site.origin + path)).toMatchObject({
      title: '海棠卡社',
      icpNumber: '沪ICP备2023000002号-3',
      contacts: [{ channel: 'qq', value: '612345678' }],
    });
  });

  it.each([500, 404])('from a product that does not exist (%i)', async (status) => {
    const site = await startSite({ ...DUJIAOKA, '/buy/999': { status, body: 'Server Error' } });
    const seen = await detected(`${site.origin}/buy/999`);
    expect(seen).toMatchObject({
      storefront: 'dujiaoka',
      title: '海棠卡社',
      url: `${site.origin}/`,
    });
    expect(seen.offers.map((offer) => offer.ref)).toEqual(['1', '2']);
    expect(seen.proposals).toContainEqual(
      expect.objectContaining({
        kind: 'availability',
        config: expect.objectContaining({ url: `${site.origin}/` }),
      }),
    );
  });

  it('tells the contact and stays on the site it was given', async () => {
    const site = await startSite(DUJIAOKA);
    const seen = await detected(site.origin);
    expect(seen.contacts).toEqual([{ channel: 'qq', value: '612345678' }]);
    expect(seen.title).toBe('海棠卡社');
  });

  it.each([
    ['hyper', ['1']],
    ['luna', ['1', '2']],
  ])('lists the %s index', async (theme, refs) => {
    const site = await startSite({ '/': fixture(`dujiaoka/${theme}-index.html`) });
    const seen = await detected(site.origin);
    expect(seen.offers.map((offer) => offer.ref)).toEqual(refs);
    expect(seen.offers[0]).toMatchObject({ price: 9990, state: 'on_sale' });
  });
});

describe('detecting acg-faka', () => {
  it('lists products with what their details add', async () => {
    const site = await startSite(ACG);
    const seen = await detected(site.origin);
    expect(seen).toMatchObject({ storefront: 'acg-faka', icpNumber: '苏ICP备20230003号' });
    expect(seen.offers).toMatchObject([
      { ref: '7', price: 13850, memberPrice: 13200, moq: 5, category: '影视', delivery: 'auto' },
      { ref: '8', price: 3900, category: '音乐', delivery: 'manual' },
    ]);
    expect(seen.contacts).toEqual([
      { channel: 'wechat', value: 'nanfeng_kf01' },
      { channel: 'qq', value: '623456789' },
      { channel: 'service-url', value: 'https://chat.example/s' },
    ]);
  });

  it('calls the shop by its own name when a product was pasted', async () => {
    const site = await startSite({ ...ACG, '/item/7': fixture('acg-faka/item-7.html') });
    const front = await detected(site.origin);
    expect(await detected(`${site.origin}/item/7`)).toMatchObject({
      title: front.title,
      storefront: 'acg-faka',
    });
  });

  it('is known by its list behind a theme nobody knows', async () => {
    const site = await startSite({ ...ACG, '/': '<title>我的小店</title>' });
    expect(await detected(site.origin)).toMatchObject({ storefront: 'acg-faka' });
  });
});

describe('facts of a site', () => {
  const FOOT = `<footer>深圳市靠谱网络科技有限公司 统一社会信用代码：91350100M000100Y43
    <p>腾讯视频官方授权经销商</p><p>本店未取得品牌授权的商品不卖</p></footer>`;

  it('are whose it says it is, and that it claims to be authorized', async () => {
    const site = await startSite({ '/': `<title>某某商城</title>${FOOT}` });
    const seen = await detected(site.origin);
    expect(seen).toMatchObject({
      legalNames: ['深圳市靠谱网络科技有限公司'],
      uscc: '91350100M000100Y43',
    });
    expect(seen.claims).toHaveLength(1);
    expect(seen.claims[0]?.quote).toContain('官方授权');
    expect(seen.claims[0]?.url).toBe(`${site.origin}/`);
  });

  it('are absent where nothing says so, and a code that is none is not taken', async () => {
    const site = await startSite({
      '/': '<title>某某商城</title><p>统一社会信用代码：91350100M000100Y44</p>',
    });
    expect(await detected(site.origin)).toMatchObject({
      legalNames: [],
      uscc: null,
      claims: [],
      pricePages: [],
    });
  });

  it('are pages of prices: of products, else what links call so, on the same site only', async () => {
    const shop = await startSite(DUJIAOKA);
    expect((await detected(shop.origin)).pricePages.map(({ url }) => url)).toEqual([
      `${shop.origin}/buy/1`,
      `${shop.origin}/buy/2`,
    ]);
    const site = await startSite({
      '/': `<title>某某商城</title><a href="/list#a">全部商品</a><a href="/list">全部商品</a>
        <a href="/about">关于我们</a><a href="https://other.example/p">价格表</a>`,
    });
    expect((await detected(site.origin)).pricePages).toEqual([
      { title: '全部商品', url: `${site.origin}/list` },
    ]);
  });
});

describe('detecting anything else', () => {
  it('follows redirects and proposes availability only', async () => {
    const site = await startSite({
      '/': { status: 302, headers: { location: '/home' } },
      '/home': '<title>某某商城</title><p>欢迎</p>',
    });
    const seen = await detected(site.origin);
    expect(seen).toMatchObject({
      url: `${site.origin}/home`,
      title: '某某商城',
      storefront: 'generic',
      offers: [],
    });
    expect(seen.proposals.map((proposal) => proposal.kind)).toEqual([
      'availability',
      'compliance-wording',
      'qualification-disclosure',
      'technology',
      'support-channels',
    ]);
  });

  it.each([
    ['a wall', { body: fixture('walls/captcha.html') }, 'challenged'],
    ['a broken site', { status: 500, body: 'x' }, 'unreachable'],
    ['silence', { reset: true }, 'unreachable'],
  ])('says so when it meets %s', async (_what, answer, cause) => {
    const site = await startSite({ '*': answer });
    const outcome = await detectStorefront(site.origin, testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause });
  });
});

describe('proposals', () => {
  it('are configurations the probes accept and can look with', async () => {
    const site = await startSite(ACG);
    const { proposals } = await detected(site.origin);
    expect(proposals.map((p) => [p.kind, p.intervalSeconds])).toEqual([
      ['price-drift', 21_600],
      ['availability', 600],
      ['compliance-wording', 86_400],
      ['qualification-disclosure', 86_400],
      ['technology', 86_400],
      ['support-channels', 86_400],
    ]);
    for (const { kind, config } of proposals) {
      const outcome = await OBSERVERS[kind]?.(config, testContext());
      expect(outcome?.kind).toBe('observed');
    }
  });
});

describe('contacts', () => {
  it.each([
    ['<a href="http://wpa.qq.com/msgrd?v=3&uin=12345678&site=qq">', 'qq', '12345678'],
    ['<script src="https://embed.tawk.to/abc123/def">', 'tawk', 'abc123/def'],
    ['https://work.weixin.qq.com/kfid/kfc0a1b2', 'wecom', 'work.weixin.qq.com/kfid/kfc0a1b2'],
    ['<a href="https://t.me/shop_kf">', 'telegram', 'shop_kf'],
  ])('in %s', (source, channel, value) => {
    expect(contactsIn(source)).toEqual([{ channel, value }]);
  });

  it('accept a filing number without its last character, and none that is not one', () => {
    expect(icpNumberIn('豫ICP备2024064321')).toBe('豫ICP备2024064321');
    expect(icpNumberIn('京ICP备 12345678号-1')).toBe('京ICP备12345678号-1');
    expect(icpNumberIn('火ICP备12345678号')).toBeNull();
  });
});
