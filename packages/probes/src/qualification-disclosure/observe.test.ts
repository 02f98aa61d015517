import { describe, expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { type Answer, type Routes, startSite } from '../testing/site.ts';
import { indicate } from './indicate.ts';
import { observe } from './observe.ts';
import { Config, Seen } from './schema.ts';

const LONG = '第一条 本协议适用于全部商品与服务。'.repeat(8);
const GOOD = `<title>甲店</title><p>欢迎光临本店，全部商品自动发货，7×24小时客服在线，24小时内解决售后问题。</p>
<footer><a href="/licence">营业执照</a> <a href="/terms">用户协议</a> <a href="/refund">售后规则</a>
<a href="/privacy">隐私政策</a> <a href="https://beian.miit.gov.cn/">粤ICP备2021000001号-1</a>
粤公网安备 44010602000001号 增值电信业务经营许可证：粤B2-20100348</footer>`;
const LICENCE =
  '<h1>营业执照</h1><p>名称：深圳市甲乙科技有限公司</p><p>统一社会信用代码：9144030071526726XG</p><p>经营范围：第二类增值电信业务；软件开发</p>';
const WHOLE: Routes = {
  '/': GOOD,
  '/licence': LICENCE,
  '/terms': `<p>${LONG}</p>`,
  '/refund': `<p>${LONG}</p>`,
  '/privacy': `<p>${LONG}</p>`,
};

async function look(routes: Routes, config: Record<string, unknown> = {}) {
  const site = await startSite(routes);
  return observe(Config.parse({ siteUrl: site.origin, ...config }), testContext());
}

async function seenAt(routes: Routes, config: Record<string, unknown> = {}): Promise<Seen> {
  const outcome = await look(routes, config);
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  return Seen.parse(outcome.seen);
}

function xs(seen: Seen): Record<string, number | null> {
  const outcome = { kind: 'observed', seen } as const;
  const { readings } = indicate({ platform: 'p', at: 0, outcome, market: {} });
  return Object.fromEntries(readings.map(({ indicator, x }) => [indicator, x]));
}

describe('a shop that shows everything', () => {
  it('is read, its licence page and its policies too', async () => {
    const seen = await seenAt(WHOLE);
    expect(seen).toMatchObject({
      readable: true,
      licence: 'present',
      uscc: { text: '9144030071526726XG', form: 'valid' },
      legalNames: ['深圳市甲乙科技有限公司'],
      identifiers: {
        icpFiling: { text: '粤ICP备2021000001号-1', form: 'valid' },
        telecomLicence: { text: '粤B2-20100348', form: 'valid' },
        publicSecurityFiling: { text: '粤公网安备44010602000001号', form: 'valid' },
      },
      filingLinked: true,
      scope: { source: 'page' },
      claims: { roundTheClock: true, solvedWithinADay: true },
    });
    expect(Object.values(seen.policies).map(({ state }) => state)).toEqual([
      'present',
      'present',
      'present',
    ]);
    expect(xs(seen)).toEqual({ licence: 1, filing: 0.5, 'policy-pages': 1 });
  });
});

describe('what is missing', () => {
  it('is absent where the page can be read', async () => {
    const seen = await seenAt({
      '/': `<p>${'欢迎光临本店，全部商品自动发货。'.repeat(5)}</p><a href="/terms">用户协议</a>`,
      '/terms': '<p>敬请期待</p>',
    });
    expect(seen).toMatchObject({ licence: 'absent', uscc: null, identifiers: {}, scope: null });
    expect(seen.policies).toMatchObject({
      terms: { state: 'absent', detail: 'nothing on the page' },
      refund: { state: 'absent', detail: 'no link to it' },
    });
    expect(xs(seen)).toEqual({ licence: 0, filing: 0, 'policy-pages': 0 });
  });

  it('is unknown where scripts fill the page in', async () => {
    const seen = await seenAt({
      '/': '<div id="app"></div><script src="/app.js"></script><p>载入</p>',
    });
    expect(seen).toMatchObject({ readable: false, licence: 'unknown' });
    expect(xs(seen)).toEqual({ licence: null, filing: null, 'policy-pages': null });
  });

  it('is unknown where a page is behind a wall, and the share is of the others', async () => {
    const seen = await seenAt({ ...WHOLE, '/privacy': { body: fixture('walls/captcha.html') } });
    expect(seen.policies.privacy).toMatchObject({ state: 'unknown' });
    expect(xs(seen)['policy-pages']).toBe(1);
  });

  it.each<[string, Answer]>([
    ['for members alone', { status: 401, body: 'x' }],
    ['behind a login', { body: '<p>请先登录</p>' }],
    ['in maintenance', { body: '<title>系统维护中</title><p>请稍后再来</p>' }],
    ['blank', { body: '' }],
    ['refused as a bad request', { status: 400, body: 'x' }],
  ])('is unknown where its page is %s', async (_what, answer) => {
    const seen = await seenAt({ ...WHOLE, '/licence': answer, '/privacy': answer });
    expect(seen).toMatchObject({ licence: 'unknown', policies: { privacy: { state: 'unknown' } } });
    expect(xs(seen)).toMatchObject({ licence: null, 'policy-pages': 1 });
  });

  it('is not asked for again once the site turns us away', async () => {
    const seen = await seenAt({ ...WHOLE, '/licence': { status: 403, body: 'no' } });
    expect(seen).toMatchObject({ licence: 'unknown' });
    expect(xs(seen)).toEqual({ licence: null, filing: 0.5, 'policy-pages': null });
  });

  it('needs no filing outside of the mainland', async () => {
    const text = { '/': `<p>${'欢迎光临本店，全部商品自动发货。'.repeat(5)}</p>` };
    expect(xs(await seenAt(text, { mainland: false }))['filing']).toBeNull();
  });
});

describe('a code', () => {
  const shop = (code: string): Routes => ({
    '/': `<p>${'欢迎光临本店，全部商品自动发货。'.repeat(5)}</p><p>统一社会信用代码：${code}</p>`,
  });
  it.each<[string, string | undefined, number | null]>([
    ['9144030071526726XG', undefined, 0.5],
    ['9144030071526726XG', '软件开发', 1],
    ['9144030071526726XG', '电子商务（不含增值电信业务）', 0.5],
    ['9144030071526726XA', '软件开发', 0],
    ['91440300******26XG', '软件开发', null],
  ])('%s with scope %s is worth %s', async (code, scope, x) => {
    expect(xs(await seenAt(shop(code), { scope }))['licence']).toBe(x);
  });
});

it.each([
  ['a wall', { body: fixture('walls/captcha.html') }, 'challenged'],
  ['a refusal', { status: 403, body: 'no' }, 'blocked'],
  ['a closed shop', { body: fixture('acg-faka/closed.html') }, 'unparseable'],
  ['a broken server', { status: 500, body: 'oops' }, 'unreachable'],
  ['a hung up connection', { reset: true }, 'unreachable'],
])('cannot tell behind %s', async (_what, answer, cause) => {
  expect(await look({ '*': answer })).toMatchObject({ kind: 'unknown', cause });
});
