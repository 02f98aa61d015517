import { TRANSCRIPT_MIME } from '@kaopu/contracts';
import { createTrial, findTrial, type Db } from '@kaopu/db';
import { parseAllow } from '@kaopu/net/address';
import { createBrowser, type GuardedBrowser } from '@kaopu/net/browser';
import { NO_SANDBOX } from '@kaopu/net/testing/sandbox';
import { createDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { lookOnce } from '../testing/look.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';
import { runTrial, trialResource } from './trial.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const PAGE = `<html><meta charset=gbk><title>shop</title><body><b class=price>...</b>
  <script>document.querySelector('.price').textContent = '\\uffe5178.00'</script></body></html>`;

let test: Parts;
let db: Db;
let site: Server;
let url: string;
let dataDir: string;
const browsers: GuardedBrowser[] = [];

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(request.url === '/hang' ? '<script>for (;;);</script>' : PAGE);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-browse-'));
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await new Promise((resolve) => site.close(resolve));
  await test.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(() => test.forget('platform, host, robots, evidence'));

function tools(chromium = process.env['KAOPU_CHROMIUM']): LookTools {
  const browser = createBrowser({
    allow: parseAllow('127.0.0.0/8'),
    userAgent: 'test',
    dataFolder: process.env['KAOPU_DATA_DIR'] ?? `${ROOT}/.kaopu`,
    chromium,
    limits: { readMs: 2_000, graceMs: 500, settleMs: 500 },
  });
  browsers.push(browser);
  return { ...loopbackTools(db, dataDir), browser };
}

function configFor(address: string) {
  const extract = { kind: 'css', selector: '.price' };
  return {
    connector: 'generic',
    products: [{ ref: 'p', title: '腾讯视频年卡', url: address, extract, rendered: true }],
  };
}

async function lookAt(address: string, with_: LookTools) {
  const { probeId } = await watchedShop(db, url, {
    kind: 'price-drift',
    resource: 'browser',
    config: configFor(address),
  });
  const options = { deadlineMs: 120_000, hostGapMs: 0, labPace: 1 };
  await lookOnce(db, test.transport, with_, options, probeId);
  const [seen] = await test.sql(`SELECT status, cause, seen, evidence FROM observation`);
  return seen;
}

describe.skipIf(NO_SANDBOX)('a look through the browser', () => {
  it('reads a price that a script fills in, and keeps the page and its picture', async () => {
    const with_ = tools();
    const seen = await lookAt(url, with_);
    expect(seen).toMatchObject({
      status: 'observed',
      seen: { offers: [{ ref: 'p', price: 17_800 }], failed: [] },
      evidence: [
        { url, mime: 'text/html' },
        { url, mime: 'image/png' },
        { url, mime: TRANSCRIPT_MIME },
      ],
    });
    const items = seen?.['evidence'] as { sha256: string }[];
    const bytes = await Promise.all(items.map((item) => with_.evidence.get(item.sha256)));
    const [page, picture, requests] = bytes.map((all) => Buffer.from(all ?? []));
    expect(page?.toString()).toContain('<b class="price">￥178.00</b>');
    expect(page?.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(picture?.subarray(1, 4).toString()).toBe('PNG');
    expect(JSON.parse(requests?.toString() ?? '')).toMatchObject({
      requests: [
        { method: 'GET', url: `${url}robots.txt` },
        { method: 'GET', url, browser: { steps: [] }, answer: { status: 200 } },
      ],
    });
  });

  it.each([
    ['hangs', '/hang', undefined],
    ['is not there', '/', '/bin/false'],
  ])('that %s is a fault of ours', async (_what, path, chromium) => {
    const seen = await lookAt(new URL(path, url).href, tools(chromium));
    expect(seen).toMatchObject({ status: 'unknown', cause: 'prober-fault' });
  });

  it('may be tried out first', async () => {
    const request = { kind: 'try', probeKind: 'price-drift', config: configFor(url) };
    expect(trialResource(request)).toBe('browser');
    const { id } = await createTrial(db, request);
    await runTrial(db, tools(), { deadlineMs: 120_000, hostGapMs: 0, labPace: 1 }, id);
    expect(await findTrial(db, id)).toMatchObject({
      state: 'done',
      result: { kind: 'observed', seen: { offers: [{ price: 17_800 }] } },
    });
  });
});
