import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAllow } from '../allow-list.ts';
import { startCanaries } from '../testing/canaries.ts';
import { disguisedUrls, insideUrls } from '../testing/notations.ts';
import { closeServers, listen, raw, site } from '../testing/servers.ts';
import { DEFAULT_BROWSER_LIMITS } from './limits.ts';
import { type FilteringProxy, type ProxyOptions, startProxy } from './proxy.ts';

const proxies: FilteringProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
  await closeServers();
});

async function start(
  options: Partial<Omit<ProxyOptions, 'limits'>> & {
    limits?: Partial<ProxyOptions['limits']>;
  } = {},
): Promise<FilteringProxy> {
  const proxy = await startProxy({
    allow: parseAllow('127.0.0.1'),
    resolve: async () => ['127.0.0.2'],
    onOverrun: () => undefined,
    ...options,
    limits: { ...DEFAULT_BROWSER_LIMITS, ...options.limits },
  });
  proxies.push(proxy);
  return proxy;
}

/** Status and body of a plain request through the proxy; null when the connection just died. */
async function plain(
  proxy: FilteringProxy,
  url: string,
): Promise<{ status: number; body: string } | null> {
  const ask = request({ host: '127.0.0.1', port: proxy.port, path: url, agent: false });
  ask.end();
  try {
    const [answer] = await once(ask, 'response');
    return { status: answer.statusCode, body: await text(answer) };
  } catch {
    // What the browser sees as an empty answer.
    return null;
  }
}

/** The first line the proxy answers to CONNECT, with the tunnel. */
async function tunnel(
  proxy: FilteringProxy,
  authority: string,
): Promise<{ line: string; socket: Socket }> {
  const socket = connect(proxy.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  const [first] = await once(socket, 'data');
  return { line: String(first).split('\r\n')[0] ?? '', socket };
}

describe('the filtering proxy', () => {
  it('passes plain requests and their answers on, less what concerns one connection', async () => {
    const origin = await site((asked, response) => {
      response.setHeader('x-seen', JSON.stringify(asked.headers));
      response.writeHead(418, 'Teapot');
      asked.pipe(response);
    });
    const proxy = await start();
    const ask = request({
      host: '127.0.0.1',
      port: proxy.port,
      path: `${origin}/a?b`,
      method: 'POST',
      headers: { 'proxy-connection': 'keep-alive', te: 'trailers', 'x-kept': '1' },
    });
    ask.end('body');
    const [answer] = await once(ask, 'response');
    expect(answer.statusCode).toBe(418);
    const seen: unknown = JSON.parse(answer.headers['x-seen']);
    expect(seen).toMatchObject({ host: new URL(origin).host, 'x-kept': '1' });
    expect(seen).not.toHaveProperty('proxy-connection');
    expect(seen).not.toHaveProperty('te');
    expect(await text(answer)).toBe('body');
    expect(proxy.received()).toBeGreaterThan(0);
  });

  it('tunnels', async () => {
    const origin = await raw('pong', (socket) => socket.end());
    const proxy = await start();
    const { line, socket } = await tunnel(proxy, new URL(origin).host);
    expect(line).toBe('HTTP/1.1 200 Connection Established');
    socket.write('ping');
    expect(await text(socket)).toBe('pong');
  });

  it('refuses every address inside, in every notation, plain and by tunnel', async () => {
    const canaries = await startCanaries();
    const proxy = await start({ allow: parseAllow(''), limits: { connects: 10_000 } });
    for (const url of [...insideUrls(), ...disguisedUrls()]) {
      if (!/^http:\/\/[\x21-\x7e]+$/.test(url)) continue;
      const answer = await plain(proxy, url);
      const host = URL.parse(url)?.host;
      const status = host === undefined ? 400 : null;
      expect({ url, status: answer?.status ?? null }).toEqual({ url, status });
      if (host === undefined) continue;
      const { line, socket } = await tunnel(proxy, host.includes(':') ? host : `${host}:443`);
      expect(`${url} ${line}`).toContain(' 403 ');
      socket.destroy();
    }
    expect(canaries.hits()).toBe(0);
    expect(proxy.refused().length).toBeGreaterThan(50);
  });

  it('resolves once a connection, and connects to nothing but what it checked', async () => {
    const server = createServer((_asked, response) => response.end('outside'));
    const origin = `http://${await listen(server, '127.0.0.2')}`;
    const { port } = new URL(origin);
    let inside = 0;
    await listen(
      createServer().on('connection', () => (inside += 1)),
      '127.0.0.1',
      Number(port),
    );
    const answers = [['127.0.0.2'], ['127.0.0.1'], ['127.0.0.2', '127.0.0.1'], ['::ffff:7f00:1']];
    let asked = 0;
    const proxy = await start({
      allow: parseAllow('127.0.0.2,shop.example.com'),
      resolve: async () => answers[asked++ % answers.length] ?? [],
    });
    const url = `http://shop.example.com:${port}/`;
    const seen: unknown[] = [];
    for (let turn = 0; turn < 8; turn += 1) seen.push((await plain(proxy, url))?.body);
    expect(seen).toEqual(['outside', ...Array(3), 'outside', ...Array(3)]);
    expect(asked).toBe(8);
    for (let turn = 0; turn < 4; turn += 1) {
      const { line, socket } = await tunnel(proxy, `shop.example.com:${port}`);
      expect(line).toContain(turn === 0 ? '200' : '403');
      socket.destroy();
    }
    expect(inside).toBe(0);
    expect(proxy.faultOf(url)?.kind).toBe('refused-address');
  });

  it.each(['shop.example.com:22', 'shop.example.com:6379', 'shop.example.com:25'])(
    'refuses %s, which is no port of a shop',
    async (authority) => {
      const proxy = await start();
      expect((await tunnel(proxy, authority)).line).toContain('403');
      expect(proxy.refused()).toEqual([authority]);
    },
  );

  it('refuses itself, what is no proxy request, and other schemes', async () => {
    const proxy = await start();
    const own = `127.0.0.1:${proxy.port}`;
    expect((await tunnel(proxy, own)).line).toContain('403');
    expect(await plain(proxy, `http://${own}/`)).toBeNull();
    expect((await plain(proxy, '/'))?.status).toBe(400);
    expect((await plain(proxy, 'ftp://shop.example.com/'))?.status).toBe(400);
    expect((await plain(proxy, 'https://shop.example.com/'))?.status).toBe(400);
  });

  it('names why a host could not be reached', async () => {
    const failing = await start({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect((await tunnel(failing, 'shop.example.com:443')).line).toContain('502');
    expect(failing.faultOf('https://shop.example.com/buy')?.kind).toBe('dns');
    expect(failing.faultOf('https://other.example.com/')).toBeNull();

    const origin = await site(() => undefined);
    await closeServers();
    const proxy = await start();
    expect(await plain(proxy, origin)).toBeNull();
    expect(proxy.faultOf(origin)?.kind).toBe('connect');
  });

  it('ends everything once too much came, and tells', async () => {
    let told = 0;
    const chunk = Buffer.alloc(65_536, 'x');
    const origin = await site((_asked, response) => {
      const pump = (): void => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', pump);
      };
      pump();
    });
    const proxy = await start({ limits: { wireBytes: 500_000 }, onOverrun: () => (told += 1) });
    const idle = await tunnel(proxy, new URL(origin).host);
    expect(await plain(proxy, origin)).toBeNull();
    expect(told).toBeGreaterThan(0);
    if (!idle.socket.closed) await once(idle.socket, 'close');
    expect(await plain(proxy, origin)).toBeNull();
    expect(proxy.faultOf(origin)?.kind).toBe('too-large');
  });

  it('ends a connection on which nothing moves, and all of them when closed', async () => {
    const origin = await raw('', () => undefined);
    const quick = await start({ limits: { idleMs: 100 } });
    const { socket } = await tunnel(quick, new URL(origin).host);
    await once(socket, 'close');
    expect(socket.destroyed).toBe(true);

    const proxy = await start();
    const other = await tunnel(proxy, new URL(origin).host);
    const closed = once(other.socket, 'close');
    await proxy.close();
    await closed;
  });

  it('limits connections, at once and in all', async () => {
    const origin = await raw('', () => undefined);
    const { host } = new URL(origin);
    const few = await start({ limits: { connections: 2 } });
    const lines = [];
    for (let turn = 0; turn < 3; turn += 1) lines.push((await tunnel(few, host)).line);
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['200', '200', '502']);

    const page = await site((_asked, response) => response.end('ok'));
    const proxy = await start({ limits: { connects: 3 } });
    const bodies = [];
    for (let turn = 0; turn < 4; turn += 1) bodies.push((await plain(proxy, page))?.body);
    expect(bodies).toEqual(['ok', 'ok', 'ok', undefined]);
  });
});
