import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAllow } from './allow-list.ts';
import { closeServers, faultOf, fetcher, QUICK, site } from './testing/servers.ts';

afterEach(closeServers);

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

  it.each(['utf8', 'gbk'])('to a raw path in %s ask for those very bytes', async (encoding) => {
    const path = iconv.encode('/商品?名=年卡', encoding);
    let asked = '';
    const origin = await site((request, response) => {
      asked = request.url ?? '';
      if (asked === '/') response.writeHead(302, { location: path.toString('latin1') });
      response.end();
    });
    await fetcher()(origin);
    const bytes = asked.replace(/%(..)/g, (_all, hex) => String.fromCharCode(parseInt(hex, 16)));
    expect(Buffer.from(bytes, 'latin1')).toEqual(path);
  });

  it('end after the limit', async () => {
    let asked = 0;
    const origin = await site((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    expect(await faultOf(fetcher()(origin))).toBe('unreadable');
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
    const hanging = fetcher({ limits: QUICK, resolve: () => new Promise(() => undefined) });
    expect(await faultOf(hanging('http://shop.example.com/'))).toBe('timeout');
  });
});
