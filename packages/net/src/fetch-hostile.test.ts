import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, faultOf, fetcher, QUICK, raw, site } from './testing/servers.ts';

afterEach(closeServers);

describe('hostile and broken servers', () => {
  it('nobody listening is a failed connection', async () => {
    const origin = await site(() => undefined);
    await closeServers();
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
    expect(await faultOf(fetcher({ limits: QUICK })(origin))).toBe('timeout');
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
    const limits = { wireBytes: 1_000_000 };
    expect(await faultOf(fetcher({ limits })(origin))).toBe('too-large');
  });

  it.each([
    ['chunk extensions', '1;', 'a'.repeat(65_536)],
    ['one-byte chunks', '', `1;${'a'.repeat(500)}\r\nx\r\n`.repeat(100)],
    ['interim answers', null, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(500)],
    ['trailers', '1\r\nx\r\n0\r\n', `X-Pad: ${'a'.repeat(500)}\r\n`.repeat(100)],
  ])('an endless flood of %s ends with the size limit', async (_what, first, flood) => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    const origin = await raw(first === null ? '' : head + first, (socket) => {
      function pump(): void {
        while (!socket.destroyed && socket.write(flood));
        socket.once('drain', pump);
      }
      pump();
    });
    const limits = { wireBytes: 1_000_000, totalMs: 10_000 };
    expect(await faultOf(fetcher({ limits })(origin))).toBe('too-large');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a %s bomb ends with the expansion limit', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(5_000_000));
    const origin = await site((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(bomb);
    });
    expect(await faultOf(fetcher()(origin))).toBe('too-large');
  });

  it('a body that expands honestly, but too far, ends with the decoded limit', async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `<p>商品 ${i * 7919}</p>`).join('');
    const origin = await site((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(text));
    });
    const limits = { decodedBytes: 100_000 };
    expect(await faultOf(fetcher({ limits })(origin))).toBe('too-large');
  });

  it('stacked, unknown and broken content encodings are unreadable', async () => {
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
      expect(await faultOf(fetcher()(origin))).toBe('unreadable');
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
  ])('%s is a protocol fault', async (_what, answer, then) => {
    const origin = await raw(answer, (socket) => {
      if (then === 'reset') socket.resetAndDestroy();
      else socket.end();
    });
    expect(await faultOf(fetcher()(origin))).toBe('protocol');
  });

  it.each([
    ['a bad chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhi\r\n'],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a leave that nobody asked for', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'],
    ['lines that browsers let pass', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nhi'],
  ])('%s is unreadable, which need not be the fault of the site', async (_what, answer) => {
    const origin = await raw(answer, (socket) => socket.end());
    expect(await faultOf(fetcher()(origin))).toBe('unreadable');
  });

  it('a called off look is aborted, before and within the request', async () => {
    const origin = await site(() => undefined);
    expect(await faultOf(fetcher()(origin, { signal: AbortSignal.abort() }))).toBe('aborted');
    const soon = AbortSignal.timeout(50);
    expect(await faultOf(fetcher()(origin, { signal: soon }))).toBe('aborted');
  });
});
