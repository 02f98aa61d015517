import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from './testing/certificate.ts';
import { closeServers, faultOf, fetcher, listen, QUICK, site } from './testing/servers.ts';

afterEach(closeServers);

describe('a redirect', () => {
  it('is followed only where one may, which is asked before, outside of the time it takes', async () => {
    const asked: string[] = [];
    const origin = await site((request, response) => {
      asked.push(request.url ?? '');
      const location = { '/': '/1', '/1': '/2', '/2': '/end' }[request.url ?? ''];
      if (location === undefined) response.end('end');
      else response.writeHead(302, { location }).end();
    });
    const log: string[] = [];
    const mayFollow = async (url: string) => {
      log.push(`${asked.length} before ${url.replace(origin, '')}`);
      // Longer than a page may take.
      await new Promise((resolve) => setTimeout(resolve, 300));
    };
    const page = await fetcher({ limits: { totalMs: 700 } })(origin, { mayFollow });
    expect(page.url).toBe(`${origin}/end`);
    expect(log).toEqual(['1 before /1', '2 before /2', '3 before /end']);
    expect(page.phases.total).toBeLessThan(700);

    asked.length = 0;
    const no = new Error('no');
    const refuse = (url: string) => (url.endsWith('/2') ? Promise.reject(no) : Promise.resolve());
    await expect(fetcher()(origin, { mayFollow: refuse })).rejects.toBe(no);
    expect(asked).toEqual(['/', '/1']);
  });
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

describe('TLS', () => {
  it('posts nothing to a host whose certificate is not trusted, when asked so', async () => {
    let asked = 0;
    const certificate = selfSigned('shop.localhost', new Date('2099-01-01'));
    const server = createTlsServer(certificate, (_request, response) => {
      asked += 1;
      response.end('ok');
    });
    const url = `https://${await listen(server)}/hook`;
    const post = { method: 'POST', body: '{}' } as const;
    expect(await faultOf(fetcher({ trustedTlsOnly: true })(url, post))).toBe('tls');
    expect(await faultOf(fetcher()(url, { ...post, trustedTlsOnly: true }))).toBe('tls');
    expect(asked).toBe(0);
  });

  it('reports a bad certificate, reads the page, and sends it no credentials', async () => {
    const expired = new Date('2021-02-03T04:05:06Z');
    let credentials: unknown = 'never asked';
    const certificate = selfSigned('shop.localhost', expired);
    const server = createTlsServer(certificate, (request, response) => {
      credentials = request.headers.authorization;
      response.end('secure');
    });
    const url = `https://${await listen(server)}/`;
    const page = await fetcher()(url, { headers: { authorization: 'secret' } });
    expect(page.text).toBe('secure');
    expect(page.tls).toMatchObject({ authorized: false, validTo: expired.getTime() });
    expect(page.tls?.error).toMatch(/^(CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT)$/);
    expect(page.tls).toMatchObject({
      validFrom: Date.parse('2020-01-01T00:00:00Z'),
      subject: 'shop.localhost',
      issuer: 'shop.localhost',
      protocol: 'TLSv1.3',
    });
    expect(page.tls?.fingerprint).toBe(
      createHash('sha256').update(new X509Certificate(certificate.cert).raw).digest('hex'),
    );
    expect(page.tls?.cipher).not.toBe('');
    expect(page.phases.tls).toBeTypeOf('number');
    expect(credentials).toBeUndefined();
  });

  it('a server that does not speak it is a tls fault', async () => {
    const origin = await site((_request, response) => response.end('plain'));
    expect(await faultOf(fetcher()(origin.replace('http:', 'https:')))).toBe('tls');
  });

  it('a silent handshake ends in a timeout', async () => {
    const address = await listen(createTcpServer(() => undefined));
    expect(await faultOf(fetcher({ limits: QUICK })(`https://${address}/`))).toBe('timeout');
  });
});
