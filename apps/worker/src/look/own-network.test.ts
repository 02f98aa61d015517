import { FetchFault, type Fetched, type Fetcher } from '@kaopu/net';
import { describe, expect, it } from 'vitest';
import { isLoopback, ownNetwork } from './own-network.ts';

/** The outside world as one function: which addresses answer. */
function world(answers: (url: string) => boolean): { fetcher: Fetcher; asked: string[] } {
  const asked: string[] = [];
  const page = { status: 200 } as Fetched;
  return {
    asked,
    fetcher: (url) => {
      asked.push(url);
      return answers(url)
        ? Promise.resolve(page)
        : Promise.reject(new FetchFault('connect', url, 'refused'));
    },
  };
}

describe('ownNetwork', () => {
  it('is up when any control answers', async () => {
    const { fetcher } = world((url) => url.includes('b.example'));
    const up = ownNetwork(fetcher, ['https://a.example/', 'https://b.example/'], () => 0);
    expect(await up('https://shop.example/')).toBe(true);
  });

  it('is down when none does', async () => {
    const { fetcher } = world(() => false);
    const up = ownNetwork(fetcher, ['https://a.example/', 'https://b.example/'], () => 0);
    expect(await up('https://shop.example/')).toBe(false);
  });

  it.each<[string, Partial<Fetched>]>([
    ['an error, which a gateway of our own may say of everything', { status: 502 }],
    [
      'a certificate that nobody trusts, as of a gate before the network',
      { status: 200, tls: { authorized: false } as Fetched['tls'] },
    ],
  ])('is down when the controls answer with %s', async (_what, page) => {
    const fetcher: Fetcher = () => Promise.resolve(page as Fetched);
    const up = ownNetwork(fetcher, ['https://a.example/'], () => 0);
    expect(await up('https://shop.example/')).toBe(false);
  });

  it('asks once for many looks, and anew when the answer is old', async () => {
    const { fetcher, asked } = world(() => true);
    let now = 0;
    const up = ownNetwork(fetcher, ['https://a.example/'], () => now);
    await Promise.all([up('https://x.example/'), up('https://y.example/')]);
    expect(asked).toHaveLength(1);
    now = 60_000;
    await up('https://x.example/');
    expect(asked).toHaveLength(2);
  });

  it('needs no network for a target on this machine, unless controls were named', async () => {
    const { fetcher, asked } = world(() => false);
    expect(await ownNetwork(fetcher, [], () => 0)('http://127.0.0.1:8080/')).toBe(true);
    expect(asked).toEqual([]);
    const named = ownNetwork(fetcher, ['http://127.0.0.1:1/'], () => 0);
    expect(await named('http://127.0.0.1:8080/')).toBe(false);
  });

  it('asks well-known sites when no controls were named', async () => {
    const { fetcher, asked } = world(() => false);
    expect(await ownNetwork(fetcher, [], () => 0)('https://shop.example/')).toBe(false);
    expect(asked.length).toBeGreaterThanOrEqual(3);
  });
});

describe('isLoopback', () => {
  it.each([
    ['http://127.0.0.1:18601/', true],
    ['http://[::1]:80/', true],
    ['http://localhost/', true],
    ['http://127.0.0.1.example.com/', false],
    ['https://localhost.example.com/', false],
    ['https://www.127.net/', false],
    ['https://localhost.run/', false],
    ['https://shop.example/', false],
  ])('%s: %s', (url, expected) => expect(isLoopback(url)).toBe(expected));
});
