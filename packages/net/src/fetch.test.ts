import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAllow } from './allow-list.ts';
import { FetchFault, type FetchFaultKind } from './fault.ts';
import { createFetcher, type FetchOptions } from './fetch.ts';
import { selfSigned } from './test-certificate.ts';

const QUICK = { connectMs: 300, headersMs: 300, bodyIdleMs: 300, totalMs: 900 };
const open: { server: Server; sockets: Set<Socket> }[] = [];

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ server, sockets });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function site(listener: RequestListener): Promise<string> {
  return `http://${await listen(createServer(listener))}`;
}

/** A server that answers with raw bytes, then does what it is told with the connection. */
async function raw(answer: string, then: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.once('data', () => {
      socket.write(answer, () => then(socket));
    });
  });
  return `http://${await listen(server)}`;
}

function fetcher(options: Partial<FetchOptions> = {}) {
  return createFetcher({
    allow: parseAllow('127.0.0.0/8'),
    userAgent: 'KaopuTest/1',
    limits: QUICK,
    ...options,
  });
}

async function faultOf(promise: Promise<unknown>): Promise<FetchFaultKind> {
  const outcome = await promise.then(
    () => 'no fault',
    (error: unknown) => error,
  );
  if (outcome instanceof FetchFault) return outcome.kind;
  throw new Error(`expected a FetchFault, got ${String(outcome)}`);
}

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('fetching a page', () => {
  it('gives text, headers and the phases that took place', async () => {
    const origin = await site((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`${request.headers['user-agent']} 库存充足`);
    });
    const page = await fetcher()(`${origin}/buy/1?x=1`);
    expect(page).toMatchObject({ url: `${origin}/buy/1?x=1`, status: 200, tls: null });
    expect(page.text).toBe('KaopuTest/1 库存充足');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.phases).toMatchObject({ dns: null, tls: null });
    for (const phase of [page.phases.connect, page.phases.firstByte]) {
      expect(phase).toBeTypeOf('number');
      expect(phase ?? Infinity).toBeLessThanOrEqual(page.phases.total);
    }
  });

  it('measures name resolution when there is a name', async () => {
    const origin = await site((_request, response) => response.end('ok'));
    const url = origin.replace('127.0.0.1', 'shop.localhost');
    const page = await fetcher({ resolve: async () => ['127.0.0.1'] })(url);
    expect(page.phases.dns).toBeTypeOf('number');
  });

  it('posts a form', async () => {
    const origin = await site((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => response.end(`${request.method} ${body}`));
    });
    const page = await fetcher()(origin, { method: 'POST', body: 'item_id=2' });
    expect(page.text).toBe('POST item_id=2');
  });

  it('reads GBK under a header that lies', async () => {
    const origin = await site((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(iconv.encode('<title>腾讯视频年卡</title>', 'gbk'));
    });
    expect((await fetcher()(origin)).text).toBe('<title>腾讯视频年卡</title>');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
  ] as const)('decodes %s', async (encoding, compress) => {
    const origin = await site((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(compress(Buffer.from('价格 178.00')));
    });
    expect((await fetcher()(origin)).text).toBe('价格 178.00');
  });

  it('gives error pages as pages', async () => {
    const origin = await site((_request, response) => {
      response.statusCode = 500;
      response.end('Server Error');
    });
    expect(await fetcher()(origin)).toMatchObject({ status: 500, text: 'Server Error' });
  });
});

describe('redirects', () => {
  it('are followed to the final URL', async () => {
    const origin = await site((request, response) => {
      if (request.url === '/shop') response.end('here');
      else response.writeHead(302, { location: '/shop' }).end();
    });
    expect(await fetcher()(`${origin}/`)).toMatchObject({ url: `${origin}/shop`, text: 'here' });
  });

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:10.0.0.1]/',
    'http://0x0a000001/',
    'http://redis:6379/',
    'file:///etc/passwd',
  ])('to %s are refused', async (location) => {
    const origin = await site((_request, response) => {
      response.writeHead(302, { location }).end();
    });
    expect(await faultOf(fetcher()(origin))).toBe('refused-address');
  });

  it('end after the limit', async () => {
    let asked = 0;
    const origin = await site((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    expect(await faultOf(fetcher()(origin))).toBe('protocol');
    expect(asked).toBe(6);
  });

  it('drop credentials and custom headers when the origin changes', async () => {
    const seen: Record<string, unknown>[] = [];
    const target = await site((request, response) => {
      seen.push(request.headers);
      response.end('ok');
    });
    const origin = await site((request, response) => {
      if (request.url === '/1') {
        seen.push(request.headers);
        response.writeHead(302, { location: target }).end();
      } else response.writeHead(302, { location: '/1' }).end();
    });
    await fetcher()(origin, { headers: { Authorization: 'secret', Cookie: 'a=1', 'X-Key': 'k' } });
    expect(seen[0]).toMatchObject({ authorization: 'secret', cookie: 'a=1', 'x-key': 'k' });
    expect(Object.keys(seen[1] ?? {})).not.toContain('authorization');
    expect(Object.keys(seen[1] ?? {})).not.toContain('cookie');
    expect(Object.keys(seen[1] ?? {})).not.toContain('x-key');
  });

  it('turn a POST into a GET without its body', async () => {
    const origin = await site((request, response) => {
      if (request.url === '/done') {
        response.end(`${request.method} ${request.headers['content-length'] ?? 'none'}`);
      } else response.writeHead(302, { location: '/done' }).end();
    });
    const page = await fetcher()(origin, {
      method: 'POST',
      body: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(page.text).toBe('GET none');
  });
});

describe('addresses', () => {
  it.each(['http://127.0.0.1/', 'http://2130706433/', 'http://[::1]/', 'http://localhost/'])(
    'like %s are refused unless allowed',
    async (url) => {
      expect(await faultOf(fetcher({ allow: parseAllow('') })(url))).toBe('refused-address');
    },
  );

  it('refuses a public name when any of its answers is private', async () => {
    const resolve = async () => ['8.8.8.8', '10.0.0.1'];
    expect(await faultOf(fetcher({ resolve })('http://shop.example.com/'))).toBe('refused-address');
  });

  it('asks for a name once, so that a second answer cannot lead elsewhere', async () => {
    const origin = await site((_request, response) => response.end('checked'));
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    const url = origin.replace('127.0.0.1', 'shop.localhost');
    expect((await fetcher({ resolve })(url)).text).toBe('checked');
    expect(asked).toBe(1);
  });

  it('checks the answers again after a redirect to the same name', async () => {
    const origin = await site((_request, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const resolve = async () => answers.shift() ?? [];
    const url = origin.replace('127.0.0.1', 'shop.localhost');
    expect(await faultOf(fetcher({ resolve })(url))).toBe('refused-address');
  });

  it('tries the next address when the first does not answer', async () => {
    const origin = await site((_request, response) => response.end('second'));
    const resolve = async () => ['127.0.0.2', '127.0.0.1'];
    const url = origin.replace('127.0.0.1', 'shop.localhost');
    expect((await fetcher({ resolve })(url)).text).toBe('second');
  });

  it('names a failed and a hanging resolution', async () => {
    const failing = fetcher({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await faultOf(failing('http://shop.example.com/'))).toBe('dns');
    const empty = fetcher({ resolve: async () => [] });
    expect(await faultOf(empty('http://shop.example.com/'))).toBe('dns');
    const hanging = fetcher({ resolve: () => new Promise(() => undefined) });
    expect(await faultOf(hanging('http://shop.example.com/'))).toBe('timeout');
  });
});

describe('hostile and broken servers', () => {
  it('nobody listening is a failed connection', async () => {
    const origin = await site(() => undefined);
    const [gone] = open.splice(0);
    await new Promise((resolve) => gone?.server.close(resolve));
    expect(await faultOf(fetcher()(origin))).toBe('connect');
  });

  it('silence before the headers ends in a timeout of its own', async () => {
    const origin = await site(() => undefined);
    const look = fetcher({ limits: { ...QUICK, totalMs: 60_000 } })(origin);
    expect(await faultOf(look)).toBe('timeout');
  });

  it('silence within the body ends in a timeout of its own', async () => {
    const origin = await site((_request, response) => {
      response.write('half');
    });
    const look = fetcher({ limits: { ...QUICK, totalMs: 60_000 } })(origin);
    expect(await faultOf(look)).toBe('timeout');
  });

  it('an endless trickle ends with the total limit', async () => {
    const origin = await site((_request, response) => {
      const timer = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(timer));
    });
    expect(await faultOf(fetcher()(origin))).toBe('timeout');
  });

  it('an endless flood ends with the size limit', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    const origin = await site((_request, response) => {
      function pump(): void {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', pump);
      }
      pump();
    });
    const limits = { ...QUICK, totalMs: 5_000, wireBytes: 1_000_000 };
    expect(await faultOf(fetcher({ limits })(origin))).toBe('too-large');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a %s bomb ends with the expansion limit', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(50_000_000));
    const origin = await site((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(bomb);
    });
    const limits = { ...QUICK, totalMs: 5_000 };
    expect(await faultOf(fetcher({ limits })(origin))).toBe('too-large');
  });

  it('a body that expands honestly, but too far, ends with the decoded limit', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `<p>商品 ${i * 7919}</p>`).join('');
    const origin = await site((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(text));
    });
    const limits = { ...QUICK, decodedBytes: 100_000 };
    expect(await faultOf(fetcher({ limits })(origin))).toBe('too-large');
  });

  it('stacked, unknown and broken content encodings are protocol faults', async () => {
    const layered = gzipSync(gzipSync(gzipSync('x')));
    for (const [encoding, body] of [
      ['gzip, gzip, gzip', layered],
      ['zstd', Buffer.from('x')],
      ['gzip', Buffer.from('not gzip')],
      ['gzip', gzipSync('x'.repeat(1000)).subarray(0, 15)],
    ] as const) {
      const origin = await site((_request, response) => {
        response.setHeader('content-encoding', encoding);
        response.end(body);
      });
      expect(await faultOf(fetcher()(origin))).toBe('protocol');
    }
  });

  it('headers without end are too large', async () => {
    const line = `X-Pad: ${'a'.repeat(1000)}\r\n`;
    const origin = await raw(`HTTP/1.1 200 OK\r\n${line.repeat(40)}`, () => undefined);
    expect(await faultOf(fetcher()(origin))).toBe('too-large');
  });

  it.each([
    ['a reset in the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', 'reset'],
    ['an early end of the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', 'end'],
    ['a reset before the headers', '', 'reset'],
    ['a bad chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhi\r\n', 'end'],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n', 'end'],
  ])('%s is a protocol fault', async (_what, answer, then) => {
    const origin = await raw(answer, (socket) => {
      if (then === 'reset') socket.resetAndDestroy();
      else socket.end();
    });
    expect(await faultOf(fetcher()(origin))).toBe('protocol');
  });

  it('a called off look is aborted, before and within the request', async () => {
    const origin = await site(() => undefined);
    expect(await faultOf(fetcher()(origin, { signal: AbortSignal.abort() }))).toBe('aborted');
    const soon = AbortSignal.timeout(50);
    expect(await faultOf(fetcher()(origin, { signal: soon }))).toBe('aborted');
  });
});

describe('TLS', () => {
  it('reports a bad certificate, reads the page, and sends it no credentials', async () => {
    const expired = new Date('2021-02-03T04:05:06Z');
    let credentials: unknown = 'never asked';
    const server = createTlsServer(selfSigned('shop.localhost', expired), (request, response) => {
      credentials = request.headers.authorization;
      response.end('secure');
    });
    const url = `https://${await listen(server)}/`;
    const page = await fetcher()(url, { headers: { authorization: 'secret' } });
    expect(page.text).toBe('secure');
    expect(page.tls).toMatchObject({ authorized: false, validTo: expired.getTime() });
    expect(page.tls?.error).toMatch(/^(CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT)$/);
    expect(page.phases.tls).toBeTypeOf('number');
    expect(credentials).toBeUndefined();
  });

  it('a server that does not speak it is a tls fault', async () => {
    const origin = await site((_request, response) => response.end('plain'));
    expect(await faultOf(fetcher()(origin.replace('http:', 'https:')))).toBe('tls');
  });

  it('a silent handshake ends in a timeout', async () => {
    const address = await listen(createTcpServer(() => undefined));
    expect(await faultOf(fetcher()(`https://${address}/`))).toBe('timeout');
  });
});
