import { EvidenceDiff, EvidenceInfo, PlatformDetail, TRANSCRIPT_MIME } from '@kaopu/contracts';
import { openEvidence, openEvidenceFolder, recordEvidence } from '@kaopu/db';
import { startBucket } from '@kaopu/testkit';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type RunningApi } from '../testing/running-api.ts';

const compress = promisify(zstdCompress);
const HOSTILE = '<script>alert(document.cookie)</script>';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const folder = () => join(api.dataDir, 'evidence');

async function keep(bytes: Uint8Array, mime: string): Promise<string> {
  const sha256 = await openEvidenceFolder(folder()).put(bytes);
  await recordEvidence(api.test.db, [{ sha256, size: bytes.length, mime }]);
  return sha256;
}

async function fileOf(sha256: string): Promise<string> {
  const names = await readdir(folder(), { recursive: true });
  return join(folder(), names.find((name) => name.endsWith(`${sha256}.zst`)) ?? '');
}

const SANDBOX =
  "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors";

describe('evidence', () => {
  it.each([
    ['text/html; charset=utf-8', 'html.txt'],
    ['text/html; charset="GBK"', 'html.txt'],
    ['image/svg+xml', 'xml.txt'],
    ['text/plain', 'txt'],
    ['application/javascript', 'txt'],
    ['application/json', 'json'],
    ['application/pdf', 'bin'],
    ['image/png', 'bin'],
    ['text/html;charset=x\r\nset-cookie: a=b', 'html.txt'],
    ['', 'txt'],
  ])('that came as %j is downloaded as it is, and named .%s', async (mime, ending) => {
    const bytes = Buffer.from(`${HOSTILE} ${mime}`);
    const sha256 = await keep(bytes, mime);
    const response = await fetch(`${api.url}/api/v1/evidence/${sha256}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${sha256.slice(0, 16)}.${ending}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': `${SANDBOX} 'none'`,
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('nobody recorded, or whose file is gone, is not found', async () => {
    const unrecorded = await openEvidenceFolder(folder()).put(Buffer.from('unrecorded'));
    expectProblem(await api.call(`/evidence/${unrecorded}`), 404, 'not-found');
    const lost = await keep(Buffer.from('lost'), 'text/plain');
    await rm(await fileOf(lost));
    expectProblem(await api.call(`/evidence/${lost}`), 404, 'not-found');
  });

  it.each<[string, (file: string) => Promise<Buffer>]>([
    ['other bytes', () => compress(Buffer.from('other'))],
    ['no archive', () => Promise.resolve(Buffer.from('other'))],
    ['nothing', () => Promise.resolve(Buffer.alloc(0))],
    ['half of it', async (file) => (await readFile(file)).subarray(0, 20)],
  ])('whose file holds %s is not shown', async (what, tamper) => {
    const sha256 = await keep(Buffer.from(`a page, ${what}, ${'x'.repeat(100)}`), 'text/plain');
    expect((await api.call(`/evidence/${sha256}`)).status).toBe(200);
    const file = await fileOf(sha256);
    await writeFile(file, await tamper(file));
    const answer = await api.call(`/evidence/${sha256}`);
    expectProblem(answer, 409, 'evidence-damaged');
    for (const way of ['view', 'info', `diff/${sha256}`])
      expectProblem(await api.call(`/evidence/${sha256}/${way}`), 409, 'evidence-damaged');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['..%2f..%2fprivate.txt', 'A'.repeat(64), `${'a'.repeat(64)}%00`])(
    'has no name like %s',
    async (name) => {
      expectProblem(await api.call(`/evidence/${name}`), 400, 'invalid-input');
    },
  );
});

describe('evidence in a bucket', () => {
  it('is shown like any other, and missed in words when the bucket is gone', async () => {
    const bucket = await startBucket();
    const env = {
      KAOPU_S3_URL: bucket.url,
      KAOPU_S3_BUCKET: bucket.bucket,
      KAOPU_S3_KEY: bucket.key,
      KAOPU_S3_SECRET: bucket.secret,
      KAOPU_S3_REGION: bucket.region,
    };
    const other = await startApi(inject('postgresUrl'), env);
    try {
      const files = openEvidence({ KAOPU_DATA_DIR: other.dataDir, ...env });
      const sha256 = await files.put(Buffer.from('in a bucket'));
      await recordEvidence(other.test.db, [{ sha256, size: 11, mime: 'text/plain' }]);
      expect(await other.call(`/evidence/${sha256}`)).toMatchObject({
        status: 200,
        body: 'in a bucket',
      });
      await bucket.stop();
      expectProblem(await other.call(`/evidence/${sha256}`), 503, 'store-unreachable');
    } finally {
      await other.stop();
    }
  });
});

describe('a view of evidence', () => {
  const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1]);
  const viewOf = async (bytes: Uint8Array, mime: string, query = ''): Promise<Response> =>
    fetch(`${api.url}/api/v1/evidence/${await keep(bytes, mime)}/view${query}`);

  it.each<[string, string | Buffer, string, string]>([
    ['text/html', `<h1>价格</h1>${HOSTILE}`, 'text/html; charset=utf-8', '<h1>价格</h1>'],
    ['text/html; charset=gbk', Buffer.from([0xbc, 0xdb]), 'text/html; charset=utf-8', '价'],
    ['application/json', '{"a":[1.10]}', 'text/html; charset=utf-8', '    1.10\n'],
    ['text/plain', '<b>', 'text/html; charset=utf-8', '<pre>&lt;b&gt;</pre>'],
    ['image/svg+xml', HOSTILE, 'text/html; charset=utf-8', '&lt;script&gt;'],
    ['image/png', `${HOSTILE}\0`, 'text/html; charset=utf-8', '00000000  3c 73 63'],
    ['image/png', PNG, 'image/png', ''],
  ])('that came as %s is of a harmless type, in a sandbox', async (mime, content, type, part) => {
    const response = await viewOf(Buffer.from(content), mime);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-security-policy': `${SANDBOX} 'self'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    const text = await response.text();
    expect(text).toContain(part);
    expect(text).not.toContain('<script');
  });

  it('shows the source of a page when asked, and speaks the language asked for', async () => {
    const source = await viewOf(Buffer.from(HOSTILE), 'text/html', '?as=source&lang=en');
    expect(await source.text()).toMatch(/<html lang="en">.*<pre>&lt;script&gt;/s);
    const page = await viewOf(Buffer.from('<img>'), 'text/html', '?lang=en');
    expect(await page.text()).toContain('picture, not loaded');
  });
});

describe('what is known of evidence', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 8, minutes)).toISOString();

  interface Look {
    key: string;
    probe: string;
    minutes: number;
    kept: { sha256: string; url: string; mime: string }[];
  }

  async function platform(): Promise<string> {
    const body = { name: '星辰', siteUrl: `https://${crypto.randomUUID()}.example/` };
    return PlatformDetail.parse((await api.call('/platforms', { body })).body).id;
  }

  async function observed(platformId: string, { key, probe, minutes, kept }: Look): Promise<void> {
    await api.test.sql(
      `INSERT INTO observation (key, slot_at, finished_at, platform_id, probe_id, kind, status, spacing_ms, evidence)
       VALUES ($1, $2, $2, $3, $4, 'availability', 'observed', 1, $5::jsonb)`,
      [
        key,
        at(minutes),
        platformId,
        probe,
        JSON.stringify(kept.map((item) => ({ ...item, size: 1 }))),
      ],
    );
  }

  const info = async (sha256: string, key: string) =>
    EvidenceInfo.parse((await api.call(`/evidence/${sha256}/info?of=${key}`)).body);

  it('is the look that kept it, what else that kept, and the looks before it', async () => {
    const id = await platform();
    const [first, second, other] = await Promise.all(
      ['eins', 'zwei', 'drei'].map((text) => keep(Buffer.from(text), 'text/html')),
    );
    if (!first || !second || !other) throw new Error('nothing kept');
    const probe = crypto.randomUUID();
    const page = (sha256: string) => ({ sha256, url: 'https://a.example/', mime: 'text/html' });
    const shot = { sha256: other, url: 'https://a.example/', mime: 'image/png' };
    const run = crypto.randomUUID();
    const looks: Look[] = [
      { key: `${run}-1`, probe, minutes: 1, kept: [page(first)] },
      { key: `${run}-2`, probe, minutes: 2, kept: [page(second), shot] },
      { key: `${run}-x`, probe: crypto.randomUUID(), minutes: 3, kept: [page(other)] },
      { key: `${run}-4`, probe, minutes: 4, kept: [page(second), shot] },
    ];
    for (const look of looks) await observed(id, look);

    expect(await info(second, `${run}-4`)).toMatchObject({
      mime: 'text/html',
      size: 4,
      form: 'page',
      capture: {
        key: `${run}-4`,
        platformId: id,
        platformName: '星辰',
        url: 'https://a.example/',
        at: at(4),
        others: [shot],
        previous: { sha256: second, at: at(2) },
        different: { sha256: first, at: at(1) },
      },
    });
    expect((await info(second, `${run}-2`)).capture).toMatchObject({
      previous: { sha256: first, at: at(1) },
      different: { sha256: first, at: at(1) },
    });
    expect((await info(first, `${run}-1`)).capture).toMatchObject({
      previous: null,
      different: null,
    });
  });

  it('compares a page with pages alone, and a record of requests with such records', async () => {
    const id = await platform();
    const probe = crypto.randomUUID();
    const url = 'https://a.example/';
    const kept = async (text: string, mime: string) => ({
      sha256: await keep(Buffer.from(text), mime),
      url,
      mime,
    });
    const looks = await Promise.all(
      [1, 2].map(async (minutes) => ({
        key: crypto.randomUUID(),
        probe,
        minutes,
        kept: [
          await kept(`{"at":${minutes}}`, TRANSCRIPT_MIME),
          await kept(`p${minutes}`, 'text/html'),
        ],
      })),
    );
    for (const look of looks) await observed(id, look);
    const [before, now] = looks;
    for (const i of [0, 1]) {
      const capture = (await info(now?.kept[i]?.sha256 ?? '', now?.key ?? '')).capture;
      expect(capture?.previous?.sha256).toBe(before?.kept[i]?.sha256);
    }
  });

  it('without a key is the look that kept it first, or none', async () => {
    const id = await platform();
    const sha256 = await keep(Buffer.from('once'), 'text/plain');
    expect((await info(sha256, 'nobody')).capture).toBeNull();
    const kept = [{ sha256, url: 'https://a.example/', mime: 'text/plain' }];
    for (const [seq, minutes] of [
      [1, 31],
      [2, 29],
    ] as const) {
      const key = `${id}-${minutes}`;
      await observed(id, { key, probe: crypto.randomUUID(), minutes, kept });
      await api.test.sql(
        `INSERT INTO evidence_chain (platform_id, seq, kind, sha256, key, url, mime, size, at, prev_hash, hash)
         VALUES ($1, $2, 'kept', $3, $4, 'https://a.example/', 'text/plain', 4, $5, '', '')`,
        [id, seq, sha256, key, at(minutes)],
      );
    }
    const answer = await api.call(`/evidence/${sha256}/info`);
    expect(EvidenceInfo.parse(answer.body).capture).toMatchObject({ key: `${id}-29` });
  });
});

describe('what changed from one piece of evidence to another', () => {
  async function diff(
    before: [string | Buffer, string],
    after: [string | Buffer, string],
  ): Promise<EvidenceDiff> {
    const [a, b] = [
      await keep(Buffer.from(before[0]), before[1]),
      await keep(Buffer.from(after[0]), after[1]),
    ];
    return EvidenceDiff.parse((await api.call(`/evidence/${a}/diff/${b}`)).body);
  }

  it('is told of two pages in words and in source', async () => {
    const found = await diff(
      ['<p class=a>¥68.00</p>', 'text/html'],
      ['<p class=a>¥72.00</p><script>x()</script>', 'text/html; charset=utf-8'],
    );
    expect(found).toMatchObject({
      same: false,
      content: { counts: { changed: 1, added: 0, removed: 0 }, complete: true },
      source: { counts: { changed: 1, added: 2 } },
      picture: null,
      refusal: null,
    });
  });

  it.each<[string, string, string, string]>([
    ['text/html', 'a', 'text/plain', 'different-forms'],
    ['application/pdf', '%PDF', 'application/pdf', 'binary'],
  ])('is not told of %s %s and %s', async (mime, text, other, refusal) => {
    expect(await diff([text, mime], [`${text} b`, other])).toMatchObject({ refusal });
  });

  it('is nothing for the same bytes', async () => {
    const found = await diff(['{"a":1}', 'application/json'], ['{"a":1}', 'application/json']);
    expect(found).toMatchObject({ same: true, content: { rows: [{ change: 'gap' }] } });
  });
});
