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

describe('evidence', () => {
  it.each([
    ['text/html; charset=utf-8', 'text/plain; charset=utf-8'],
    ['text/html', 'text/plain; charset=utf-8'],
    ['text/html; charset="GBK"', 'text/plain; charset=GBK'],
    ['image/svg+xml', 'text/plain; charset=utf-8'],
    ['application/javascript', 'text/plain; charset=utf-8'],
    ['application/pdf', 'text/plain; charset=utf-8'],
    ['image/png, text/html', 'text/plain; charset=utf-8'],
    ['text/html;charset=x\r\nset-cookie: a=b', 'text/plain; charset=x'],
    ['', 'text/plain; charset=utf-8'],
    ['image/png', 'image/png'],
    ['image/webp', 'image/webp'],
  ])('that came as %j is shown as %s, in a sandbox', async (mime, shown) => {
    const bytes = Buffer.from(`${HOSTILE} ${mime}`);
    const sha256 = await keep(bytes, mime);
    const response = await fetch(`${api.url}/api/v1/evidence/${sha256}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(shown);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
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
