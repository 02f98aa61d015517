import { TRANSCRIPT_MIME } from '@kaopu/contracts';
import { openEvidence, recordRobots, type Db, type EvidenceFiles } from '@kaopu/db';
import { createDatabase, startBucket } from '@kaopu/testkit';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { lookOnce } from '../testing/look.ts';
import { openParts, type Parts } from '../testing/parts.ts';
import { loopbackTools, watchedShop } from '../testing/shop.ts';
import type { LookTools } from './context.ts';

const PAGE = '<html><title>shop</title><body>open</body></html>';
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const COMMAND = fileURLToPath(new URL('../evidence/main.ts', import.meta.url));

let test: Parts;
let db: Db;
let site: Server;
let siteUrl: string;
let dataDir: string;

beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
  db = test.db;
  site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'x-shop': '靠谱'.length }).end(PAGE);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await new Promise((resolve) => site.close(resolve));
  await test.close();
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-look-'));
  await test.forget('platform, host, robots, evidence, evidence_chain, evidence_head');
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const tools = (evidence?: EvidenceFiles) => loopbackTools(db, dataDir, evidence);

async function lookAt(url: string, with_: LookTools) {
  const { platformId, probeId } = await watchedShop(db, url);
  const options = { deadlineMs: 20_000, hostGapMs: 0, labPace: 1 };
  await lookOnce(db, test.transport, with_, options, probeId);
  const [seen] = await test.sql(`SELECT key, status, cause, detail, evidence FROM observation`);
  return { platformId, seen };
}

/** `evidence verify` as a process of its own. */
async function verify(env: Record<string, string> = {}, ...args: string[]) {
  const child = spawn(process.execPath, [COMMAND, 'verify', ...args], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: test.url,
      KAOPU_DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stdout);
  return { code: await ended, said };
}

describe('a look', () => {
  it('keeps the page, and what was asked and answered when', async () => {
    const with_ = tools();
    const { seen } = await lookAt(siteUrl, with_);
    const page = { sha256: sha256(PAGE), url: siteUrl, mime: 'text/html', size: PAGE.length };
    expect(seen).toMatchObject({
      status: 'observed',
      evidence: [page, { url: siteUrl, mime: TRANSCRIPT_MIME }],
    });
    const items = seen?.['evidence'] as { sha256: string }[];
    const bytes = await with_.evidence.get(items[1]?.sha256 ?? '');
    expect(JSON.parse(Buffer.from(bytes ?? []).toString())).toMatchObject({
      requests: [
        { method: 'GET', url: `${siteUrl}robots.txt` },
        {
          method: 'GET',
          url: siteUrl,
          startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          answer: {
            url: siteUrl,
            status: 200,
            headers: { 'content-type': 'text/html', 'x-shop': '2' },
            body: { sha256: sha256(PAGE), size: PAGE.length },
            ms: { firstByte: expect.any(Number), total: expect.any(Number) },
            tls: null,
          },
        },
      ],
    });
  });

  it('keeps how it failed when there was no page', async () => {
    const with_ = tools();
    await recordRobots(db, 'http://127.0.0.1:1', { text: '' });
    const { seen } = await lookAt('http://127.0.0.1:1/', with_);
    const items = seen?.['evidence'] as { sha256: string; mime: string }[];
    expect(items.map(({ mime }) => mime)).toEqual([TRANSCRIPT_MIME]);
    const bytes = await with_.evidence.get(items[0]?.sha256 ?? '');
    expect(JSON.parse(Buffer.from(bytes ?? []).toString())).toMatchObject({
      requests: [{ fault: { kind: 'connect' } }, { fault: { kind: 'connect' } }],
    });
  });

  it('is unknown, by our fault, when its evidence cannot be stored', async () => {
    await writeFile(join(dataDir, 'evidence'), 'a file where the folder should be');
    const { platformId, seen } = await lookAt(siteUrl, tools());
    expect(seen).toMatchObject({ status: 'unknown', cause: 'prober-fault', evidence: [] });
    expect(String(seen?.['detail'])).toMatch(/^evidence not stored: /);
    expect(
      await test.sql(`SELECT 1 FROM evidence_chain WHERE platform_id = $1`, [platformId]),
    ).toEqual([]);
  });
});

describe('evidence verify', () => {
  it('finds one flipped byte, and one missing link, and names them', async () => {
    const { platformId } = await lookAt(siteUrl, tools());
    const whole = await verify();
    expect(whole.said).toContain('✓ 平台 platforms 1 · 文件 files 2 ·');
    expect(whole.code).toBe(0);

    const folder = join(dataDir, 'evidence');
    const found = (await readdir(folder, { recursive: true })).find((file) =>
      file.endsWith(`${sha256(PAGE)}.zst`),
    );
    const path = join(folder, found ?? '');
    const bytes = await readFile(path);
    bytes.writeUInt8((bytes[20] ?? 0) ^ 1, 20);
    await writeFile(path, bytes);
    const flipped = await verify({}, '--platform', platformId);
    expect(flipped.code).toBe(1);
    expect(flipped.said).toContain(
      `a file of evidence does not match its hash: 平台 platform ${platformId}`,
    );
    expect(flipped.said).toContain(sha256(PAGE));

    bytes.writeUInt8((bytes[20] ?? 0) ^ 1, 20);
    await writeFile(path, bytes);
    expect((await verify()).code).toBe(0);
    await test.sql(`DELETE FROM evidence_chain WHERE seq = 1`);
    const torn = await verify();
    expect(torn.code).toBe(1);
    expect(torn.said).toContain(`a link of the chain is missing: 平台 platform ${platformId}`);
  });

  it('reads a bucket too, and says when it does not answer', async () => {
    const bucket = await startBucket();
    const env = {
      KAOPU_S3_URL: bucket.url,
      KAOPU_S3_BUCKET: bucket.bucket,
      KAOPU_S3_KEY: bucket.key,
      KAOPU_S3_SECRET: bucket.secret,
      KAOPU_S3_REGION: bucket.region,
    };
    try {
      await lookAt(siteUrl, tools(openEvidence({ KAOPU_DATA_DIR: dataDir, ...env })));
      expect(await verify(env)).toMatchObject({ code: 0 });
      const [path, stored] = [...bucket.objects][0] ?? ['', Buffer.alloc(0)];
      const bad = Buffer.from(stored);
      bad.writeUInt8((bad[9] ?? 0) ^ 1, 9);
      bucket.objects.set(path, bad);
      expect(await verify(env)).toMatchObject({ code: 1 });
    } finally {
      await bucket.stop();
    }
    const answer = await verify(env);
    expect(answer).toMatchObject({ code: 2, said: expect.stringContaining('does not answer') });
    expect(answer.said).not.toContain(bucket.secret);
  });
});
