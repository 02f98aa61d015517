import { describe, expect, it } from 'vitest';
import { registeredName } from '../kit/registered-name.ts';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { type Routes, startSite } from '../testing/site.ts';
import { indicate } from './indicate.ts';
import { observe } from './observe.ts';
import { domainRecord } from './rdap.ts';
import { Config, Seen } from './schema.ts';
import { lookAt } from '../kit/look.ts';

const FRONT = `<title>甲店</title><p>欢迎光临</p><a href="/query">订单查询</a>`;
const QUERY = '<h1>订单查询</h1><form><input name="order_no"></form>';

const LOGIN =
  '<title>登录</title><a href="/query">订单查询</a><p>请先登录</p><form><input name="user"><input type="password"></form>';

async function look(routes: Routes, config: Record<string, unknown> = {}) {
  const site = await startSite(routes);
  return observe(Config.parse({ siteUrl: site.origin, ...config }), testContext());
}

async function seenAt(routes: Routes, config: Record<string, unknown> = {}): Promise<Seen> {
  const outcome = await look(routes, config);
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  return Seen.parse(outcome.seen);
}

function indicated(seen: Seen, at = 0) {
  return indicate({ platform: 'p', at, outcome: { kind: 'observed', seen }, market: {} });
}

function xs(seen: Seen): Record<string, number | null> {
  const { readings } = indicated(seen);
  return Object.fromEntries(readings.map(({ subject, x }) => [subject, x]));
}

describe('the order query', () => {
  it.each<[string, Routes, string, number | null]>([
    ['behind a link', { '/': FRONT, '/query': QUERY }, 'present', 1],
    ['that is gone', { '/': FRONT, '/query': { status: 404 } }, 'absent', 0],
    ['without a link', { '/': '<p>欢迎</p><a href="/x">别的</a>' }, 'absent', 0],
    ['behind a wall', { '/': FRONT, '/query': fixture('walls/captcha.html') }, 'unknown', null],
    ['on a broken server', { '/': FRONT, '/query': { status: 500, body: 'x' } }, 'unknown', null],
    ['for members alone', { '/': FRONT, '/query': { status: 401, body: 'x' } }, 'unknown', null],
    ['that takes no such question', { '/': FRONT, '/query': { status: 405 } }, 'unknown', null],
    ['behind a login', { '/': FRONT, '/query': LOGIN }, 'unknown', null],
    ['on a page without a form', { '/': FRONT, '/query': '<p>请稍后</p>' }, 'unknown', null],
    ['of a page that scripts fill in', { '/': '<div id=app></div>载入中' }, 'unknown', null],
    [
      'of dujiaoka, at its usual place',
      { '/': fixture('dujiaoka/unicorn-index.html'), '/order-search': QUERY },
      'present',
      1,
    ],
  ])('%s', async (_what, routes, state, x) => {
    const seen = await seenAt(routes);
    expect(seen.orderQuery.state).toBe(state);
    expect(xs(seen)['order-query']).toBe(x);
  });
});

describe('the docking API', () => {
  const acg = fixture('acg-faka/index.html');
  const at = '/shared/authentication/connect';
  it.each<[string, Routes, string]>([
    ['answers without a key', { '/': acg, [at]: '{"code":0,"msg":"商户不存在"}' }, 'present'],
    ['is switched off', { '/': acg, [at]: { status: 404, body: 'no' } }, 'absent'],
    [
      'is not there',
      { '/': acg, [at]: { status: 404, body: '{"code":404,"msg":"no"}' } },
      'absent',
    ],
    ['is broken', { '/': acg, [at]: { status: 500, body: '{"code":500,"msg":"x"}' } }, 'unknown'],
    ['says nothing a machine can read', { '/': acg, [at]: '<p>?</p>' }, 'unknown'],
    ['is behind a wall', { '/': acg, [at]: fixture('walls/captcha.html') }, 'unknown'],
    ['has no address', { '/': FRONT, '/query': QUERY }, 'unknown'],
  ])('%s', async (_what, routes, state) => {
    const seen = await seenAt(routes);
    expect(seen.dockingApi.state).toBe(state);
    expect(xs(seen)['docking-api']).toBe(state === 'present' ? 1 : undefined);
  });
});

describe('the domain', () => {
  const record = (name: string) =>
    JSON.stringify({
      objectClassName: 'domain',
      ldhName: name.toUpperCase(),
      status: ['active'],
      events: [
        { eventAction: 'registration', eventDate: '2020-01-02T00:00:00Z' },
        { eventAction: 'expiration', eventDate: '2027-01-02T00:00:00Z' },
      ],
    });
  const context = testContext();
  const get = (url: string) => lookAt(context, url);

  it('is found by the list of servers, at the registered name', async () => {
    const rdap: Routes = { '/domain/shop.com': record('shop.com') };
    const registry = await startSite(rdap);
    const list = JSON.stringify({ services: [[['com', 'net'], [registry.origin]]] });
    const iana = await startSite({ '/dns.json': list });
    const bootstrapUrl = `${iana.origin}/dns.json`;
    expect(await domainRecord('shop.com', { bootstrapUrl }, get)).toMatchObject({
      state: 'known',
      name: 'shop.com',
      registeredAt: Date.UTC(2020, 0, 2),
      expiresAt: Date.UTC(2027, 0, 2),
    });
    expect(await domainRecord('shop.cn', { bootstrapUrl }, get)).toEqual({
      state: 'unknown',
      cause: null,
      detail: 'no RDAP server for .cn',
    });
  });

  it.each([
    ['www.shop.com', 'shop.com'],
    ['www.shop.com.cn', 'shop.com.cn'],
    // What a provider lends below its own name is the provider's.
    ['shop.github.io', null],
    ['com.cn', null],
    ['127.0.0.1', null],
    ['localhost', null],
  ])('of %s is asked for as %s', (hostname, name) => {
    expect(registeredName(hostname)).toBe(name);
  });

  it.each<[string, Routes, object]>([
    ['does not answer', { '*': { reset: true } }, { cause: 'unreachable' }],
    ['limits us', { '*': { status: 429, body: 'slow' } }, { cause: 'blocked' }],
    ['answers nonsense', { '*': '<p>?</p>' }, { cause: 'unparseable' }],
    ['answers something else', { '*': '{"objectClassName":"entity"}' }, { cause: 'unparseable' }],
    ['speaks of another', { '*': record('other.com') }, { cause: 'unparseable' }],
    ['does not know the name', { '*': { status: 404, body: '{}' } }, { cause: null }],
  ])('is unknown when the registry %s', async (_what, routes, expected) => {
    const registry = await startSite(routes);
    const options = { rdapUrl: registry.origin, bootstrapUrl: 'http://unused.invalid' };
    const found = await domainRecord('shop.com', options, get);
    expect(found).toMatchObject({ state: 'unknown', ...expected });
  });

  it('with a day that is none is known without it', async () => {
    const odd = record('shop.com').replace('2027-01-02T00:00:00Z', '7');
    const registry = await startSite({ '/domain/shop.com': odd });
    const options = { rdapUrl: registry.origin, bootstrapUrl: 'http://unused.invalid' };
    expect(await domainRecord('shop.com', options, get)).toMatchObject({ expiresAt: null });
  });

  it.each([
    [40, 'valid'],
    [20, 'within-30-days'],
    [3, 'within-7-days'],
    [-2, 'over'],
  ])('with %d days left is %s', async (days, value) => {
    const seen = await seenAt({ '/': FRONT, '/query': QUERY });
    const at = Date.UTC(2027, 0, 2) - days * 86_400_000;
    const known = { state: 'known', name: 'shop.com', status: [], url: '', registeredAt: null };
    const of = (expiresAt: number | null) =>
      indicated(Seen.parse({ ...seen, domain: { ...known, expiresAt } }), at).facts;
    expect(of(Date.UTC(2027, 0, 2))).toEqual([
      { kind: 'domain-term', subject: 'shop.com', value, confirmed: true, label: 'shop.com' },
    ]);
    // A registry that keeps the day to itself, or was not heard, says nothing.
    expect([of(null), indicated(seen, at).facts]).toEqual([[], []]);
  });

  it('is asked for once a day and no more', async () => {
    const registry = await startSite({ '*': record('shop.com') });
    const site = await startSite({ '/': FRONT, '/query': QUERY });
    const context = testContext({ turns: false });
    const outcome = await observe(
      Config.parse({ siteUrl: 'http://shop.com/', rdapUrl: registry.origin }),
      { ...context, fetch: (url) => context.fetch(url.replace('http://shop.com', site.origin)) },
    );
    expect(outcome).toMatchObject({
      seen: { domain: { state: 'unknown', detail: 'asked already today' } },
    });
    expect(context.turns).toEqual(['rdap']);
    expect(registry.asked).toEqual([]);
  });

  it('is not asked for of an address, nor when nobody wants to know', async () => {
    const routes = { '/': FRONT, '/query': QUERY };
    expect((await seenAt(routes)).domain).toMatchObject({ detail: 'not a registered domain name' });
    expect((await seenAt(routes, { domain: false })).domain).toMatchObject({
      detail: 'not asked for',
    });
  });
});

it.each([
  ['a wall', { body: fixture('walls/captcha.html') }, 'challenged'],
  ['a refusal', { status: 403, body: 'no' }, 'blocked'],
  ['a closed shop', { body: fixture('acg-faka/closed.html') }, 'unparseable'],
  ['a hung up connection', { reset: true }, 'unreachable'],
])('cannot tell behind %s', async (_what, answer, cause) => {
  expect(await look({ '*': answer })).toMatchObject({ kind: 'unknown', cause });
});
