import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { ALLOW_NOTHING_PRIVATE, parseAllow } from './allow-list.ts';
import { bareHost, checkUrl } from './check-url.ts';
import { classifyAddress } from './classify.ts';
import { FetchFault } from './fault.ts';
import { startCanaries } from './testing/canaries.ts';
import { CORPORA_ABSENT, redirectTargets, ssrfUrls, webPlatformUrls } from './testing/corpora.ts';
import { disguisedUrls, insideUrls } from './testing/notations.ts';
import { closeServers, fetcher, listen, raw, site } from './testing/servers.ts';
import { createServer } from 'node:http';
import { isIP } from 'node:net';

let canaries: Awaited<ReturnType<typeof startCanaries>>;
beforeEach(async (context: TestContext) => {
  canaries = await startCanaries();
  if (canaries.ports.length === 0) context.skip('no port that a site may have is free on loopback');
});
afterEach(closeServers);

/** The worst resolver there is: every name of the world leads inside. */
const resolve = async () => ['127.0.0.1'];

/** Literal addresses of strangers stay out of it: no test may send anything anywhere. */
function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const host = bareHost(new URL(url));
  return isIP(host) === 0 || classifyAddress(host) === 'private';
}

async function outcomes(urls: readonly string[], allow: string): Promise<Map<string, number>> {
  const look = fetcher({ allow: parseAllow(allow), resolve });
  const counts = new Map<string, number>();
  for (const url of urls.filter(isOurs)) {
    const outcome = await look(url).then(
      () => 'page',
      (error: unknown) => (error instanceof FetchFault ? error.kind : String(error)),
    );
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return counts;
}

async function expectRefused(urls: readonly string[]): Promise<void> {
  const counts = await outcomes(urls, '');
  expect(canaries.hits()).toBe(0);
  expect([...counts.keys()]).toEqual(['refused-address']);
}

describe('addresses inside, in every notation', () => {
  it('are more than five hundred, and all refused', async () => {
    const urls = [...insideUrls(), ...disguisedUrls()];
    expect(urls.length).toBeGreaterThan(500);
    await expectRefused(urls);
  });

  it('would be reached without the guard: the control', async () => {
    await outcomes([...insideUrls(), ...disguisedUrls()], '127.0.0.0/8,::1/128');
    expect(canaries.hits()).toBeGreaterThan(30);
  });

  it.each([
    [301, 0],
    [302, 1],
    [303, 2],
    [307, 3],
    [308, 4],
  ])('are refused behind a %i, on the fifth hop too', async (status, fifth) => {
    const targets = [...insideUrls(), ...disguisedUrls()].filter((_, at) => at % 5 === fifth);
    const server = createServer((request, response) => {
      const [, hop = '', index = ''] = request.url?.split('/') ?? [];
      // Header values are bytes; what has no byte of its own is sent as UTF-8, as servers do.
      const target = Buffer.from((targets[Number(index)] ?? '').replace(/\s/g, ''));
      const location = hop === '0' ? target.toString('latin1') : `/${Number(hop) - 1}/${index}`;
      response.writeHead(hop === '' ? 404 : status, { location }).end();
    });
    const origin = `http://${await listen(server, '127.0.0.2')}`;
    const look = fetcher({ allow: parseAllow('127.0.0.2'), resolve });
    for (const [index, target] of targets.entries()) {
      const hops = index % 5 === 0 ? 4 : 0;
      const outcome = await look(`${origin}/${hops}/${index}`).then(
        (page) => page.url,
        (error: unknown) => error instanceof FetchFault && error.kind,
      );
      // Relative to a page, some of the disguises are mere paths of its own site.
      const url = URL.parse(target, origin);
      if (url?.origin === origin) continue;
      const wanted = url === null ? 'protocol' : 'refused-address';
      expect({ target, outcome }).toEqual({ target, outcome: wanted });
    }
    expect(canaries.hits()).toBe(0);
  });
});

describe('a resolver that changes its mind', () => {
  it('a thousand times leads inside not once', async () => {
    const server = createServer((_request, response) => response.end('outside'));
    const at = await listen(server, '127.0.0.2');
    const port = at.split(':')[1];
    let inside = 0;
    const canary = createServer().on('connection', (socket) => {
      inside += 1;
      socket.destroy();
    });
    await listen(canary, '127.0.0.1', Number(port));
    const answers = [
      ['127.0.0.2'],
      ['127.0.0.1'],
      ['127.0.0.2', '127.0.0.1'],
      ['127.0.0.1', '127.0.0.2'],
      ['127.0.0.2', '::1'],
      ['::ffff:127.0.0.1'],
      ['127.0.0.2'],
    ];
    let asked = 0;
    const look = fetcher({
      allow: parseAllow('127.0.0.2,shop.example.com'),
      resolve: async () => answers[asked++ % answers.length] ?? [],
    });
    const counts = { outside: 0, refused: 0 };
    for (let turn = 0; turn < 1_000; turn += 1) {
      const outcome = await look(`http://shop.example.com:${port}/`).then(
        ({ text }) => text,
        (error: unknown) => error instanceof FetchFault && error.kind,
      );
      if (outcome === 'outside') counts.outside += 1;
      else if (outcome === 'refused-address') counts.refused += 1;
    }
    expect(inside).toBe(0);
    expect(asked).toBe(1_000);
    expect(counts).toEqual({ outside: 285, refused: 715 });
  });
});

describe('lists of attacks by others', () => {
  beforeEach((context) => {
    if (CORPORA_ABSENT !== null) context.skip(CORPORA_ABSENT);
  });

  it('lead inside not once', async () => {
    await outcomes(ssrfUrls(), '');
    expect(canaries.hits()).toBe(0);
  });

  it('would lead inside without the guard: the control', async () => {
    await outcomes(ssrfUrls(), '127.0.0.0/8,::1/128');
    expect(canaries.hits()).toBeGreaterThan(20);
  });

  it('as targets of redirects lead inside not once, but would without the guard', async () => {
    for (const [allow, most, least] of [
      ['127.0.0.2', 0, 0],
      ['127.0.0.0/8', Infinity, 30],
    ] as const) {
      const look = fetcher({ allow: parseAllow(allow), resolve, limits: { redirects: 1 } });
      for (const target of redirectTargets()) {
        const answer = Buffer.from(
          `HTTP/1.1 302 Found\r\nLocation: ${target}\r\nContent-Length: 0\r\n\r\n`,
        );
        const origin = await raw(answer, (socket) => socket.end(), '127.0.0.2');
        await look(origin).catch((error: unknown) => expect(error).toBeInstanceOf(FetchFault));
      }
      expect(canaries.hits()).toBeLessThanOrEqual(most);
      expect(canaries.hits()).toBeGreaterThanOrEqual(least);
      await closeServers();
      canaries = await startCanaries();
    }
  });

  it('of URLs by the web platform are judged without an error, and none leads inside', async () => {
    const urls = webPlatformUrls();
    expect(urls.length).toBeGreaterThan(800);
    for (const { input, base, fails } of urls) {
      if (fails && base === null) {
        expect({ input, ...checkUrl(input, ALLOW_NOTHING_PRIVATE) }).toMatchObject({
          input,
          ok: false,
        });
      }
    }
    const whole = urls.flatMap(({ input, base }) => {
      const url = URL.parse(input, base ?? undefined);
      return url === null ? [] : [url.href];
    });
    for (const url of whole) {
      const check = checkUrl(url, ALLOW_NOTHING_PRIVATE);
      if (!check.ok) continue;
      expect(check.url.href).toMatch(/^https?:\/\/[^@/]+\//);
      const host = bareHost(check.url);
      if (isIP(host) !== 0) expect(`${host} ${classifyAddress(host)}`).toBe(`${host} public`);
    }
    await outcomes(whole, '');
    expect(canaries.hits()).toBe(0);
  });
});

describe('ordinary addresses of shops', () => {
  it.each([
    'http://www.example.com/',
    'https://shop.example.com.cn/index.php?m=home&c=goods&id=1',
    'https://faka.example.cn:8443/buy/12',
    'http://卡盟.中国/',
    'http://xn--fiq228c.com/商品/1?名=年卡',
    'http://8.8.8.8/',
    'http://[2400:3200::1]/',
    'https://a-b-c.example.top/#/goods',
    'http://1688.example.com/',
    'http://127.example.com/',
    'http://localhost.example.com/',
    'http://internal-shop.example.com/',
    'http://10086.cn/',
    'http://0x.example.com/',
  ])('like %s are not refused', (url) => {
    expect(checkUrl(url, ALLOW_NOTHING_PRIVATE).ok).toBe(true);
  });

  it('reach a site where that is allowed', async () => {
    const origin = await site((_request, response) => response.end('ok'));
    expect((await fetcher()(origin)).text).toBe('ok');
  });
});
