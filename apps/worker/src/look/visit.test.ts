import { BURST } from '@kaopu/db';
import { LookFault, type Page } from '@kaopu/probes';
import { describe, expect, it } from 'vitest';
import { openVisit } from './visit.ts';

const URL = 'http://shop.example/';
const SHOP = '<title>shop</title><p>'.padEnd(600, '年卡 ￥178.00 ');

function page(status: number, text = SHOP, headers: Record<string, string> = {}): Page {
  const phases = { dns: null, connect: null, tls: null, firstByte: 1, total: 1 };
  return { url: URL, status, headers, text, bytes: Buffer.from(text), phases, tls: null };
}

/** A visit on a clock that only waiting moves. */
function visited(spentMs = 0, gapMs = 1_000) {
  let time = 0;
  const sleep = async (ms: number) => {
    time += ms;
  };
  const visit = openVisit({ spentMs, gapMs, pace: 1, now: () => time, sleep });
  return { visit, ask: (answer: Page) => visit.ask(URL, 1, async () => answer), time: () => time };
}

describe('a visit', () => {
  it('sends as many requests as the bucket holds at once, and then one a gap', async () => {
    const { ask, time } = visited();
    for (let i = 0; i < BURST; i += 1) await ask(page(200));
    expect(time()).toBe(0);
    for (let i = 0; i < 5; i += 1) await ask(page(200));
    expect(time()).toBe(5_000);
  });

  it('starts with what others have left in the bucket', async () => {
    const { ask, time } = visited((BURST - 2) * 1_000);
    for (let i = 0; i < 2; i += 1) await ask(page(200));
    expect(time()).toBe(0);
    await ask(page(200));
    expect(time()).toBe(1_000);
  });

  it('sends one request at a time, in the order of asking', async () => {
    const { visit } = visited();
    const log: string[] = [];
    const send = (name: string) => async () => {
      log.push(`${name} sent`);
      await new Promise(setImmediate);
      log.push(`${name} answered`);
      return page(200);
    };
    await Promise.all(['a', 'b'].map((name) => visit.ask(URL, 1, send(name))));
    expect(log).toEqual(['a sent', 'a answered', 'b sent', 'b answered']);
  });

  const WALL = '<title>安全验证</title><p>请完成验证';
  it.each([
    ['a page', page(200), { good: true, refusal: null }],
    ['a page that is not there', page(404), { good: false, refusal: null }],
    ['too many requests', page(429), { good: false, refusal: 'busy' }],
    ['an overload', page(503), { good: false, refusal: 'busy' }],
    ['a refusal', page(403), { good: false, refusal: 'blocked' }],
    ['a wall', page(200, WALL), { good: false, refusal: 'challenged' }],
    [
      'a wait in seconds',
      page(503, SHOP, { 'retry-after': '90' }),
      { refusal: 'busy', retryAfterMs: 90_000 },
    ],
    [
      'a wait as a date',
      page(429, SHOP, { 'retry-after': 'Thu, 01 Jan 1970 00:02:00 GMT' }),
      { refusal: 'busy', retryAfterMs: 120_000 },
    ],
  ])('remembers %s', async (_what, answer, expected) => {
    const { visit, ask } = visited();
    await ask(answer);
    expect(visit.sum()).toMatchObject({ asked: 1, ...expected });
  });

  it.each([
    ['a wall', page(200, WALL), 'held-back'],
    ['a refusal', page(403), 'held-back'],
    ['a wait', page(503, SHOP, { 'retry-after': '5' }), 'held-back'],
    ['an overload that may be an error', page(503), null],
    ['a page', page(200), null],
  ])('after %s: %j', async (_what, answer, fault) => {
    const { visit, ask } = visited();
    await ask(answer);
    const again = await ask(page(200)).then(
      () => null,
      (error: unknown) => (error instanceof LookFault ? error.kind : error),
    );
    expect(again).toBe(fault);
    expect(visit.sum().asked).toBe(fault === null ? 2 : 1);
  });

  it('is good when one page was, and never once the site has refused', async () => {
    const { visit, ask } = visited();
    await ask(page(404));
    await ask(page(200));
    expect(visit.sum().good).toBe(true);
    await ask(page(403));
    expect(visit.sum().good).toBe(false);
  });
});
