import { describe, expect, it } from 'vitest';
import type { Page } from '../kit/types.ts';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { type Answer, startSite } from '../testing/site.ts';
import { observe } from './observe.ts';
import { Config, Seen } from './schema.ts';

function config(url: string): Config {
  return Config.parse({ url, confirmAfterMs: 1234 });
}

const SHOP = fixture('dujiaoka/unicorn-index.html');
const DOWN: Answer = { status: 500, body: 'Server Error' };
const HANG_UP: Answer = { reset: true };

async function seenAt(url: string, context = testContext()): Promise<Seen> {
  const outcome = await observe(config(url), context);
  if (outcome.kind !== 'observed') throw new Error(`unknown: ${outcome.cause} ${outcome.detail}`);
  return Seen.parse(outcome.seen);
}

/** The given answers in turn, the last one for ever. */
function turns(...answers: Answer[]): () => Answer {
  return () => (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
}

describe('availability', () => {
  it('sees a shop that is up, in one look', async () => {
    const site = await startSite({ '/': SHOP });
    const context = testContext();
    const seen = await seenAt(site.origin, context);
    expect(seen).toMatchObject({
      reachable: true,
      status: 200,
      health: 'ok',
      reason: null,
      tls: null,
      bytes: new TextEncoder().encode(SHOP).length,
    });
    expect(seen.attempts).toHaveLength(1);
    expect(seen.phases?.firstByte).toBeTypeOf('number');
    expect(context.slept).toEqual([]);
    expect(context.kept).toHaveLength(1);
  });

  it.each<[string, Answer, number | null]>([
    ['500', DOWN, 500],
    ['404', { status: 404, body: 'no' }, 404],
    ['a connection hung up', HANG_UP, null],
  ])('calls %s unreachable after a second look only', async (_what, answer, status) => {
    const site = await startSite({ '/': answer });
    const context = testContext();
    const seen = await seenAt(site.origin, context);
    expect(seen).toMatchObject({ reachable: false, status, phases: null, tls: null });
    expect(seen.reason).not.toBeNull();
    expect(seen.attempts.map((attempt) => attempt.failure === null)).toEqual([false, false]);
    expect(site.asked).toEqual(['/', '/']);
    expect(context.slept).toEqual([1234]);
  });

  it.each<[string, Answer]>([
    ['500', DOWN],
    ['a connection hung up', HANG_UP],
  ])('takes a single failure (%s) for a hiccup and records it', async (_what, answer) => {
    const site = await startSite({ '/': turns(answer, { body: SHOP }) });
    const seen = await seenAt(site.origin);
    expect(seen.reachable).toBe(true);
    expect(seen.attempts.map((attempt) => attempt.failure === null)).toEqual([false, true]);
  });

  it.each([
    ['is down', [false, false]],
    ['was, until the second look failed', [false, true]],
    ['is, since the second look began', [true, false]],
  ])('blames our own network when that %s', async (_when, verdicts) => {
    const site = await startSite({ '/': HANG_UP });
    const left = [...verdicts];
    const context = testContext({ networkUp: () => left.shift() ?? true });
    const outcome = await observe(config(site.origin), context);
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'own-network' });
  });

  it.each<[string, string, Page['tls']]>([
    ['a certificate that is not valid', SHOP, { validTo: 0, authorized: false, error: 'SELF' }],
    ['a name that is over', '<title>该域名已过期</title>', null],
    ['a notice of maintenance', '<title>系统维护中</title>', null],
  ])('takes %s for the site’s own word only while our network is', async (_what, body, tls) => {
    const site = await startSite({ '/': body });
    const shown = async (networkUp: boolean) => {
      const context = testContext({ networkUp: () => networkUp });
      const fetch: typeof context.fetch = async (url) => ({ ...(await context.fetch(url)), tls });
      return observe(config(site.origin), { ...context, fetch });
    };
    expect(await shown(true)).toMatchObject({ kind: 'observed' });
    expect(await shown(false)).toMatchObject({ kind: 'unknown', cause: 'own-network' });
  });

  it('sees that a closed shop answers 200', async () => {
    const site = await startSite({ '/': fixture('acg-faka/closed.html') });
    expect(await seenAt(site.origin)).toMatchObject({ reachable: true, health: 'shop-closed' });
  });

  it.each([
    '<title>该域名正在出售</title><p>联系我们</p>',
    '<title>shop.example</title><p>This domain is for sale. Buy this domain</p>',
    '<title>Welcome to nginx!</title><p>If you see this page</p>',
    '<title>没有找到站点</title><p>您的请求在Web服务器中没有找到对应的站点！</p>',
  ])('sees that a name leads to no shop: %s', async (body) => {
    const site = await startSite({ '/': body });
    expect(await seenAt(site.origin)).toMatchObject({ reachable: true, health: 'parked' });
  });

  it('sees maintenance behind 503', async () => {
    const site = await startSite({ '/': { status: 503, body: '<title>系统维护中</title>' } });
    expect(await seenAt(site.origin)).toMatchObject({ reachable: true, health: 'maintenance' });
  });

  it.each<[string, Answer, string]>([
    ['a captcha wall', { body: fixture('walls/captcha.html') }, 'challenged'],
    [
      'a Cloudflare challenge',
      { status: 403, body: fixture('walls/cloudflare.html') },
      'challenged',
    ],
    ['403', { status: 403, body: 'Forbidden' }, 'blocked'],
    ['429', { status: 429, body: 'slow down' }, 'blocked'],
    ['an endless page', { body: 'x'.repeat(6_000_000) }, 'too-large'],
  ])('cannot tell behind %s', async (_what, answer, cause) => {
    const site = await startSite({ '/': answer });
    expect(await observe(config(site.origin), testContext())).toMatchObject({
      kind: 'unknown',
      cause,
    });
  });

  it('cannot tell when a challenge follows a failure', async () => {
    const wall = { body: fixture('walls/captcha.html') };
    const site = await startSite({ '/': turns(DOWN, wall) });
    expect(await observe(config(site.origin), testContext())).toMatchObject({
      kind: 'unknown',
      cause: 'challenged',
    });
  });

  it('cannot tell of a page that leads on and on, as walls do to who keeps no cookie', async () => {
    const site = await startSite({ '/': { status: 302, headers: { location: '/' } } });
    expect(await observe(config(site.origin), testContext())).toMatchObject({
      kind: 'unknown',
      cause: 'unparseable',
    });
  });

  it('does not look at an address we refuse', async () => {
    const site = await startSite({ '/': SHOP });
    const outcome = await observe(config(site.origin), testContext({ allow: '' }));
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'refused-address' });
    expect(site.asked).toEqual([]);
  });

  it('does not swallow a bug of ours', async () => {
    const context = { ...testContext(), fetch: () => Promise.reject(new TypeError('bug')) };
    await expect(observe(config('http://x.example'), context)).rejects.toThrow('bug');
  });
});
