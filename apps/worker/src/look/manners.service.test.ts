import { changePlatform, createTrial, findTrial, probesOf, requestLook, type Db } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';
import { NO_SANDBOX } from '@kaopu/net/testing/sandbox';
import { createDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  onTestFinished,
} from 'vitest';
import { lookOnce } from '../testing/look.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';
import { runTrial } from './trial.ts';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

const SHOP = { body: '<title>shop</title><p>'.padEnd(600, '年卡 ￥178.00 ') };
const OPTIONS = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };

let test: Parts;
let db: Db;
let site: Server;
let url: string;
let dataDir: string;
let asked: string[] = [];
let robots: Answer;
let page: Answer;
/** What is served at a path instead of `page`. */
let pages: Record<string, Answer>;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-manners-'));
  site = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = request.url === '/robots.txt' ? robots : (pages[request.url ?? ''] ?? page);
    response.writeHead(answer.status ?? 200, { 'content-type': 'text/html', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => site.close(resolve));
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await test.forget('platform, host, robots, evidence');
  asked = [];
  robots = { status: 404 };
  page = SHOP;
  pages = {};
});

const tools = () => loopbackTools(db, dataDir);

const register = (
  kind = 'availability',
  config: object = { url, confirmAfterMs: 0 },
  resource = 'http',
) => watchedShop(db, url, { kind, config, resource, intervalSeconds: 60 });

/** Looks because a person wants it; what came of it, and what was asked for meanwhile. */
async function lookAt(probeId: string) {
  asked = [];
  await test.sql(`UPDATE host SET next_ok = now() - interval '1 second'`);
  await requestLook(db, probeId);
  await lookOnce(db, test.transport, tools(), OPTIONS, probeId);
  const [seen] = await test.sql(
    `SELECT status, cause, detail FROM observation ORDER BY finished_at DESC LIMIT 1`,
  );
  return { seen, asked };
}

describe('robots.txt', () => {
  it('is asked for first, and once for many looks', async () => {
    const { probeId } = await register();
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'observed' },
      asked: ['/robots.txt', '/'],
    });
    expect((await lookAt(probeId)).asked).toEqual(['/']);
  });

  it('that says no is obeyed: unknown, and the page is not asked for', async () => {
    robots = { body: 'User-agent: *\nDisallow: /' };
    const { probeId } = await register();
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'unknown', cause: 'disallowed' },
      asked: ['/robots.txt'],
    });
    expect((await lookAt(probeId)).asked).toEqual([]);
  });

  it('does not bind us where the operator has agreed', async () => {
    robots = { body: 'User-agent: *\nDisallow: /' };
    const { platformId, probeId } = await register();
    await changePlatform(db, platformId, { robots: 'consent' });
    expect(await lookAt(probeId)).toMatchObject({ seen: { status: 'observed' }, asked: ['/'] });
  });

  it('that nobody can read is taken for a no, for ten minutes', async () => {
    robots = { status: 500 };
    const { probeId } = await register();
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'unknown', cause: 'robots-unread' },
      asked: ['/robots.txt'],
    });
    expect((await lookAt(probeId)).asked).toEqual([]);
    await test.sql(`UPDATE robots SET tried_at = now() - interval '11 minutes'`);
    robots = { status: 404 };
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'observed' },
      asked: ['/robots.txt', '/'],
    });
  });

  it('is read anew after a day; what it said before holds while it cannot be read', async () => {
    const { probeId } = await register();
    await lookAt(probeId);
    await test.sql(`UPDATE robots SET read_at = now() - interval '25 hours'`);
    robots = { status: 500 };
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'observed' },
      asked: ['/robots.txt', '/'],
    });
    await test.sql(`UPDATE robots SET tried_at = now() - interval '11 minutes'`);
    robots = { body: 'User-agent: Kaopu\nDisallow: /' };
    expect(await lookAt(probeId)).toMatchObject({
      seen: { cause: 'disallowed' },
      asked: ['/robots.txt'],
    });
  });
});

describe('robots.txt of what a page leads on to', () => {
  const away = { status: 302, headers: { location: '/private' } };

  it('is obeyed: the page is not asked for, and nothing is said of the shop', async () => {
    robots = { body: 'User-agent: *\nDisallow: /private' };
    pages = { '/': away };
    const { probeId } = await register();
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'unknown', cause: 'disallowed' },
      asked: ['/robots.txt', '/'],
    });
    robots = { status: 404 };
    await test.sql('TRUNCATE robots');
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'observed' },
      asked: ['/robots.txt', '/', '/private'],
    });
  });

  it('of another site counts, whatever the first one’s operator agreed to', async () => {
    const other = createServer((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end(request.url === '/robots.txt' ? 'User-agent: *\nDisallow: /' : SHOP.body);
    });
    const elsewhere: string[] = [];
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.3', resolve));
    const at = `http://127.0.0.3:${(other.address() as AddressInfo).port}/`;
    pages = { '/': { status: 301, headers: { location: at } } };
    const { platformId, probeId } = await register();
    await changePlatform(db, platformId, { robots: 'consent' });
    const { seen } = await lookAt(probeId);
    expect(seen).toMatchObject({ status: 'unknown', cause: 'disallowed' });
    expect(elsewhere).toEqual(['/robots.txt']);
    const [turn] = await test.sql(`SELECT lease_until, spent_until FROM host WHERE key = $1`, [
      hostKey(at),
    ]);
    expect(turn).toMatchObject({ lease_until: null, spent_until: expect.any(Date) });
    await new Promise((resolve) => other.close(resolve));
  });

  it.skipIf(NO_SANDBOX)(
    'is obeyed in the browser too, by whatever way the page leads',
    async () => {
      robots = { body: 'User-agent: *\nDisallow: /private' };
      const { probeId } = await register(
        'price-drift',
        {
          connector: 'generic',
          products: [
            { ref: 'p', title: '', url, extract: { kind: 'css', selector: 'p' }, rendered: true },
          ],
        },
        'browser',
      );
      for (const [way, first] of [
        ['a redirect', away],
        ['a script', { body: '<script>location.href = "/private"</script>'.padEnd(600, '年卡 ') }],
      ] as const) {
        pages = { '/': first };
        const { seen, asked: paths } = await lookAt(probeId);
        expect([way, seen]).toMatchObject([way, { status: 'unknown', cause: 'disallowed' }]);
        expect(paths).not.toContain('/private');
      }
    },
  );
});

describe('a docking interface, asked with the merchant’s own account', () => {
  const account = {
    'acg-faka-docking': { appId: 'a', appKey: 'b' },
    'dujiao-next-upstream': { apiKey: 'a', apiSecret: 'b' },
    caihong: { user: 'a', pass: 'b' },
    kayixin: { appId: 'a', appSecret: 'b' },
    kasushou: { userId: 'a', apiKey: 'b' },
  };

  it.each(Object.entries(account))('of %s is no page that is crawled', async (connector, own) => {
    robots = { body: 'User-agent: *\nDisallow: /' };
    const config = { connector, siteUrl: url, products: [{ ref: '1', title: '' }], ...own };
    const { probeId } = await register('price-drift', config);
    const { asked: paths, seen } = await lookAt(probeId);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths).not.toContain('/robots.txt');
    expect(seen).not.toMatchObject({ cause: 'disallowed' });
    // Its turn, gap and budget hold all the same.
    const [host] = await test.sql(`SELECT spent_until FROM host WHERE key = $1`, [hostKey(url)]);
    expect(host).toMatchObject({ spent_until: expect.any(Date) });
  });

  it.each(['kamifaka', 'zfaka', 'dujiao-next', 'acg-faka'])(
    'is none where everybody may ask, as at %s',
    async (connector) => {
      robots = { body: 'User-agent: *\nDisallow: /' };
      const config = { connector, siteUrl: url, products: [{ ref: '1', title: '' }] };
      const { probeId } = await register('price-drift', config);
      expect(await lookAt(probeId)).toMatchObject({
        seen: { status: 'unknown', cause: 'disallowed' },
        asked: ['/robots.txt'],
      });
    },
  );
});

describe('a site that wants to be left alone', () => {
  it.each([
    ['asks for less', { status: 429, headers: { 'retry-after': '7200' } }, 'busy', 120],
    ['refuses', { status: 403, ...SHOP }, 'blocked', 60],
    ['wants a human', { body: '<title>安全验证</title><p>请完成验证' }, 'challenged', 60],
  ])(
    'because it %s is unknown and gets its peace, but for a person',
    async (_, answer, cause, minutes) => {
      page = answer;
      const { platformId, probeId } = await register();
      const first = await lookAt(probeId);
      expect(first).toMatchObject({
        seen: { status: 'unknown', cause: cause === 'challenged' ? 'challenged' : 'blocked' },
        asked: ['/robots.txt', '/'],
      });
      const [probe] = await probesOf(db, platformId);
      expect(probe?.holdCause).toBe(cause);
      const [host] = await test.sql(
        `SELECT round(extract(epoch from hold_until - now()) / 60)::int AS minutes FROM host`,
      );
      expect(host).toEqual({ minutes });

      await test.sql(`UPDATE probe SET next_due = now() - interval '1 second'`);
      await test.sql(`UPDATE host SET next_ok = now() - interval '1 second'`);
      asked = [];
      await lookOnce(db, test.transport, tools(), OPTIONS, probeId);
      expect(asked).toEqual([]);

      page = SHOP;
      expect((await lookAt(probeId)).seen).toMatchObject({ status: 'observed' });
      const [after] = await probesOf(db, platformId);
      expect(after).toMatchObject({ holdUntil: null, holdCause: null });
    },
  );

  it('because of an overload is looked at twice before it counts as down, and waited out', async () => {
    page = { status: 503, ...SHOP };
    const { platformId, probeId } = await register();
    expect(await lookAt(probeId)).toMatchObject({
      seen: { status: 'observed' },
      asked: ['/robots.txt', '/', '/'],
    });
    expect((await probesOf(db, platformId))[0]?.holdCause).toBe('busy');
  });
});

describe('a trial', () => {
  const trial = { kind: 'try', probeKind: 'availability' };

  it('has the same manners, and shares the budget of the site', async () => {
    robots = { body: 'User-agent: *\nDisallow: /' };
    const { id } = await createTrial(db, { ...trial, config: { url } });
    await runTrial(db, tools(), { ...OPTIONS, hostGapMs: 60_000 }, id);
    expect(await findTrial(db, id)).toMatchObject({ result: { cause: 'disallowed' } });
    const [host] = await test.sql(
      `SELECT next_ok > now() + interval '50 seconds' AS waits FROM host`,
    );
    expect(host).toEqual({ waits: true });
  });

  it('waits for its turn no longer than it has time', async () => {
    await test.sql(
      `INSERT INTO host (key, next_ok, lease_until) VALUES ($1, now(), now() + interval '1 hour')`,
      [hostKey(url)],
    );
    const { id } = await createTrial(db, { ...trial, config: { url } });
    await runTrial(db, tools(), { ...OPTIONS, deadlineMs: 1_000 }, id);
    expect(await findTrial(db, id)).toMatchObject({
      result: { kind: 'unknown', cause: 'timeout' },
    });
    expect(asked).toEqual([]);
  });
});

describe('a look that asks another host', () => {
  it('waits for its turn there, and leaves the gap behind it', async () => {
    const { probeId } = await register();
    await test.sql(`UPDATE platform SET host_key = 'elsewhere.example'`);
    await requestLook(db, probeId);
    await lookOnce(db, test.transport, tools(), { ...OPTIONS, hostGapMs: 100 }, probeId);
    const [host] = await test.sql(`SELECT lease_until, spent_until FROM host WHERE key = $1`, [
      hostKey(url),
    ]);
    expect(host).toMatchObject({ lease_until: null, spent_until: expect.any(Date) });
    expect(asked).toEqual(['/robots.txt', '/']);
  });

  it('takes turns there too when its robots.txt leads from host to host', async () => {
    const other = createServer((_request, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const away = `http://127.0.0.1:${(other.address() as AddressInfo).port}/robots.txt`;
    robots = { status: 302, headers: { location: away } };
    const { probeId } = await register();
    await requestLook(db, probeId);
    await lookOnce(db, test.transport, tools(), { ...OPTIONS, hostGapMs: 100 }, probeId);
    expect(asked).toEqual(['/robots.txt', '/']);
    const [host] = await test.sql(`SELECT lease_until, spent_until FROM host WHERE key = $1`, [
      hostKey(away),
    ]);
    expect(host).toMatchObject({ lease_until: null, spent_until: expect.any(Date) });
  });
});
