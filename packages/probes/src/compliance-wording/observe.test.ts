import { describe, expect, it } from 'vitest';
import { LookFault } from '../kit/types.ts';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { type Answer, startSite } from '../testing/site.ts';
import { observe } from './observe.ts';
import { Config, Seen } from './schema.ts';

async function seenAt(siteUrl: string, pages: string[] = []): Promise<Seen> {
  const outcome = await observe(Config.parse({ siteUrl, pages }), testContext());
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  return Seen.parse(outcome.seen);
}

const HOME = `<title>甲店</title><p>严禁出售破解版</p><p>终<b>身</b>会员 9.9 元</p>
<a href="/notice">公告</a><a href="/login">登录</a><a href="https://other.example/">别处</a>`;

describe('a look at wording', () => {
  it('reads the front page and what it links to on the same site, and nothing else', async () => {
    const site = await startSite({ '/': HOME, '/notice': '<p>共享账号 现货</p>' });
    const seen = await seenAt(site.origin);
    expect(site.asked).toEqual(['/', '/notice']);
    expect(seen.failed).toEqual([]);
    expect(seen.hits).toMatchObject([
      { term: '终身会员', where: 'page', quote: '终身会员 9.9 元', verdict: 'found' },
      { term: '共享账号', goods: 'shared-account', url: `${site.origin}/notice` },
    ]);
    expect(seen.hits[0]?.sha256).toMatch(/^\w{64}$/);
  });

  it('reads titles and descriptions of acg-faka from its documents, for its pages show none', async () => {
    const goods = {
      id: 7,
      name: '某某会员 破 解 版',
      price: '5.00',
      description: '<p>合<i>租</i>车位</p>',
    };
    const site = await startSite({
      '/': fixture('acg-faka/index.html'),
      '/user/api/index/commodity': JSON.stringify({ code: 200, data: [goods] }),
      '/user/api/index/commodityDetail': JSON.stringify({ code: 200, data: goods }),
    });
    const { hits } = await seenAt(site.origin);
    expect(hits.map(({ term, where }) => [term, where])).toEqual(
      expect.arrayContaining([
        ['破解版', 'title'],
        ['合租', 'description'],
      ]),
    );
  });

  it('tells a product of dujiaoka from other pages', async () => {
    const product = fixture('dujiaoka/unicorn-buy-1.html').replaceAll('黄金', '破解版');
    const site = await startSite({
      '/': fixture('dujiaoka/unicorn-index.html'),
      '/buy/1': product,
      '*': '<p>无</p>',
    });
    const { hits } = await seenAt(site.origin, [`${site.origin}/buy/1`]);
    expect(hits.find(({ term }) => term === '破解版')?.where).not.toBe('page');
  });

  it('tells the same words once, however many pages bear them', async () => {
    const frame = '<footer>终身会员特惠</footer>';
    const site = await startSite({ '/': `<a href="/a">a</a>${frame}`, '/a': frame });
    const { hits } = await seenAt(site.origin);
    expect(hits).toMatchObject([{ term: '终身会员', places: 2 }]);
  });

  it('names pages that could not be looked at, and asks a site that refuses no more', async () => {
    const site = await startSite({
      '/': '<p>欢迎光临本店，全部商品自动发货</p><a href="/a">a</a><a href="/b">b</a>',
      '/a': { status: 403, body: 'Forbidden' },
      '/b': '<p>终身会员</p>',
    });
    const seen = await seenAt(site.origin);
    expect(seen.failed).toMatchObject([{ cause: 'blocked' }]);
    expect(site.asked).toEqual(['/', '/a']);
  });

  const OFFERS =
    '<title>甲店</title><p>欢迎光临本店，全部商品自动发货</p><a href="/a">a</a><a href="/b">b</a>';
  const SHELL = '<title>甲店</title><div id="app">加载中…</div><script src="/app.js"></script>';

  it.each<[string, Answer]>([
    ['a broken page', { status: 500, body: '<h1>Server Error</h1>' }],
    ['nothing', { body: '' }],
    ['a page that scripts fill in', { body: SHELL }],
    ['a notice of maintenance', { body: '<title>系统维护中</title><p>请稍后再来</p>' }],
    ['an answer that tells of an error', { body: '{"code":500,"msg":"系统繁忙"}' }],
    ['half an answer', { body: '{"code":200,"data":[{"name":"终' }],
  ])('is not complete with %s, and reads on', async (_what, answer) => {
    const site = await startSite({ '/': OFFERS, '/a': answer, '/b': '<p>共享账号 现货</p>' });
    const seen = await seenAt(site.origin);
    expect(seen.failed).toMatchObject([{ url: `${site.origin}/a`, cause: 'unparseable' }]);
    expect(seen.hits).toMatchObject([{ term: '共享账号' }]);
  });

  it('is complete with a link that leads to nothing and a document without a failure', async () => {
    const list = JSON.stringify({ code: 200, data: [{ name: '年卡' }] });
    const site = await startSite({ '/': OFFERS, '/a': { status: 404, body: 'no' }, '/b': list });
    expect((await seenAt(site.origin)).failed).toEqual([]);
  });

  it('is not complete when the time is over before everything was read', async () => {
    const over = new AbortController();
    const site = await startSite({
      '/': OFFERS,
      '*': '<p>共享账号 现货</p>',
    });
    const context = testContext();
    const outcome = await observe(Config.parse({ siteUrl: site.origin }), {
      ...testContext({ signal: over.signal }),
      fetch: async (url, init) => {
        if (over.signal.aborted) throw new LookFault('aborted', url, 'no time left');
        const page = await context.fetch(url, init);
        over.abort();
        return page;
      },
    });
    expect(outcome).toMatchObject({ seen: { failed: [{ cause: 'timeout' }] } });
  });

  it.each([
    ['a wall', { body: fixture('walls/captcha.html') }, 'challenged'],
    ['a refusal', { status: 403, body: 'Forbidden' }, 'blocked'],
    ['a broken server', { status: 500, body: 'oops' }, 'unreachable'],
    ['nothing', { body: '' }, 'unparseable'],
    ['a page that scripts fill in', { body: SHELL }, 'unparseable'],
    ['a closed shop', { body: fixture('acg-faka/closed.html') }, 'unparseable'],
    ['a name for sale', { body: '<p>本域名出售，最佳选择</p>' }, 'unparseable'],
    ['a hung up connection', { reset: true }, 'unreachable'],
  ])('cannot tell behind %s', async (_what, answer, cause) => {
    const site = await startSite({ '*': answer });
    const outcome = await observe(Config.parse({ siteUrl: site.origin }), testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause });
  });
});
