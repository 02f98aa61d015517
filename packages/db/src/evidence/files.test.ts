import { startBucket, type TestBucket } from '@kaopu/testkit';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dropOldDrafts, openEvidenceFolder } from './disk.ts';
import { evidencePath, MOST_EVIDENCE_BYTES, nameInPath, type EvidenceFiles } from './files.ts';
import { openEvidence } from './open.ts';

const HELLO = 'hello';
const HELLO_SHA256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const NOBODY = '0'.repeat(64);

let folder: string;
let bucket: TestBucket;
beforeAll(async () => {
  bucket = await startBucket();
});
afterAll(() => bucket.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaopu-files-'));
  bucket.objects.clear();
  bucket.refused.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const settings = (change: object = {}) => ({
  KAOPU_DATA_DIR: folder,
  KAOPU_S3_URL: `${bucket.url}/`,
  KAOPU_S3_BUCKET: bucket.bucket,
  KAOPU_S3_KEY: bucket.key,
  KAOPU_S3_SECRET: bucket.secret,
  KAOPU_S3_REGION: bucket.region,
  ...change,
});

interface Store {
  files: EvidenceFiles;
  /** The stored bytes, behind the store's back. */
  read(sha256: string): Promise<Buffer>;
  write(sha256: string, bytes: Buffer): Promise<void>;
}

function onDisk(): Store {
  const path = (sha256: string) => join(folder, evidencePath(sha256));
  return {
    files: openEvidenceFolder(folder),
    read: (sha256) => readFile(path(sha256)),
    write: (sha256, bytes) => writeFile(path(sha256), bytes),
  };
}

function inBucket(): Store {
  const find = (sha256: string) => bucket.objects.get(evidencePath(sha256));
  return {
    files: openEvidence(settings()),
    read: (sha256) => Promise.resolve(Buffer.from(find(sha256) ?? [])),
    write: async (sha256, bytes) => {
      bucket.objects.set(evidencePath(sha256), bytes);
    },
  };
}

async function all(names: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const name of names) found.push(name);
  return found.sort();
}

describe.each([
  ['on disk', onDisk],
  ['in a bucket', inBucket],
])('evidence %s', (_where, open) => {
  it.each([
    ['text', Buffer.from(HELLO)],
    ['nothing', Buffer.alloc(0)],
    ['binary', Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * i) % 251))],
  ])('is given back as it was put: %s', async (_what, bytes) => {
    const { files } = open();
    const sha256 = await files.put(bytes);
    expect(Buffer.from((await files.get(sha256)) ?? []).equals(bytes)).toBe(true);
  });

  it('is named by the sha-256 of the original bytes, and can be read with zstd alone', async () => {
    const { files, read } = open();
    expect(await files.put(Buffer.from(HELLO))).toBe(HELLO_SHA256);
    expect(zstdDecompressSync(await read(HELLO_SHA256)).toString()).toBe(HELLO);
  });

  it('is put once, by however many at a time, and listed once', async () => {
    const { files, read } = open();
    const puts = Array.from({ length: 20 }, () => files.put(Buffer.from(HELLO)));
    expect(new Set(await Promise.all(puts))).toEqual(new Set([HELLO_SHA256]));
    const before = await read(HELLO_SHA256);
    await files.put(Buffer.from(HELLO));
    expect((await read(HELLO_SHA256)).equals(before)).toBe(true);
    expect(await all(files.names())).toEqual([HELLO_SHA256]);
  });

  it('says that its store takes more, and leaves nothing there by it', async () => {
    const { files } = open();
    await files.check();
    expect(await all(files.names())).toEqual([]);
  });

  it('is null when it is not there, and removing that is no error', async () => {
    const { files } = open();
    expect(await files.get(NOBODY)).toBeNull();
    await files.remove(NOBODY);
    await files.put(Buffer.from(HELLO));
    await files.remove(HELLO_SHA256);
    expect(await files.get(HELLO_SHA256)).toBeNull();
    expect(await all(files.names())).toEqual([]);
  });

  it('lists whatever number of files', async () => {
    const { files } = open();
    const names: string[] = [];
    for (let i = 0; i < 25; i += 1) names.push(await files.put(Buffer.from(`page ${i}`)));
    expect(await all(files.names())).toEqual(names.sort());
  });

  it('is refused when it is too large', async () => {
    const { files } = open();
    const size = MOST_EVIDENCE_BYTES + 1;
    await expect(files.put(Buffer.alloc(size))).rejects.toMatchObject({
      name: 'EvidenceTooLarge',
      size,
    });
    expect(await all(files.names())).toEqual([]);
  });

  it('is damaged when a bit, the seal, the end or everything is another', async () => {
    const { files, read, write } = open();
    await files.put(Buffer.from(HELLO));
    const good = await read(HELLO_SHA256);
    const flips = Array.from({ length: good.length * 8 }, (_, bit) => {
      const bad = Buffer.from(good);
      bad.writeUInt8((bad[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      return bad;
    });
    const bomb = await open().files.put(Buffer.alloc(1_000_000));
    const others = [Buffer.alloc(0), good.subarray(0, -1), good.subarray(0, -40), await read(bomb)];
    for (const bad of [...flips, ...others, Buffer.concat([good, good])]) {
      await write(HELLO_SHA256, bad);
      await expect(files.get(HELLO_SHA256)).rejects.toMatchObject({
        name: 'EvidenceDamaged',
        sha256: HELLO_SHA256,
      });
    }
  });
});

describe('a folder', () => {
  it('is healed by who puts the same again', async () => {
    const { files, read, write } = onDisk();
    await files.put(Buffer.from(HELLO));
    const good = await read(HELLO_SHA256);
    const flipped = Buffer.from(good);
    flipped.writeUInt8((good[9] ?? 0) ^ 1, 9);
    for (const bad of [flipped, good.subarray(1), Buffer.alloc(0)]) {
      await write(HELLO_SHA256, bad);
      await files.put(Buffer.from(HELLO));
      expect(await files.get(HELLO_SHA256)).toEqual(Buffer.from(HELLO));
    }
  });

  it('holds no half-written file: a draft becomes the file or is gone', async () => {
    const { files } = onDisk();
    await files.put(Buffer.from(HELLO));
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
    // Where the file's folder should be, a file is in the way.
    await rm(join(folder, HELLO_SHA256.slice(0, 2)), { recursive: true });
    await writeFile(join(folder, HELLO_SHA256.slice(0, 2)), '');
    await expect(files.put(Buffer.from(HELLO))).rejects.toThrow('ENOTDIR');
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  });

  it('loses the drafts of processes that were killed, after a day', async () => {
    const drafts = join(folder, 'drafts');
    await mkdir(drafts);
    const now = Date.now();
    for (const [name, age] of [
      ['old', 25],
      ['new', 23],
    ] as const) {
      await writeFile(join(drafts, name), 'half');
      await utimes(join(drafts, name), now / 1_000, now / 1_000 - age * 3_600);
    }
    expect(await dropOldDrafts(folder, now)).toBe(1);
    expect(await readdir(drafts)).toEqual(['new']);
    expect(await dropOldDrafts(join(folder, 'none'), now)).toBe(0);
  });

  it('is only for us to read', async () => {
    await onDisk().files.put(Buffer.from(HELLO));
    const mode = execFileSync('ls', ['-l', join(folder, evidencePath(HELLO_SHA256))]);
    expect(mode.toString()).toMatch(/^-rw-------/);
  });
});

describe('a bucket', () => {
  it('is asked with valid signatures only', async () => {
    const { files } = inBucket();
    await files.put(Buffer.from(HELLO));
    await files.get(HELLO_SHA256);
    await all(files.names());
    expect(bucket.refused).toEqual([]);
  });

  it('is asked again when it is busy', async () => {
    Object.assign(bucket.fail, { status: 503, times: 2 });
    const { files } = inBucket();
    await files.put(Buffer.from(HELLO));
    expect(bucket.objects.size).toBe(1);
  });

  it.each([
    ['a wrong secret', { KAOPU_S3_SECRET: 'wrong-secret-value' }, 403],
    ['a wrong region', { KAOPU_S3_REGION: 'eu-west-9' }, 403],
    ['no such bucket', { KAOPU_S3_BUCKET: 'nowhere' }, 404],
    ['nobody there', { KAOPU_S3_URL: 'http://127.0.0.1:1' }, null],
  ])('that cannot be used (%s) says so without its secret', async (_why, change, status) => {
    const store = settings(change);
    const error: unknown = await openEvidence(store)
      .put(Buffer.from(HELLO))
      .catch((fault: unknown) => fault);
    expect(error).toMatchObject({ name: 'EvidenceUnreachable', status });
    const said = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`;
    expect(said).not.toContain(store.KAOPU_S3_SECRET);
    expect(said).not.toContain(store.KAOPU_S3_KEY);
  });

  it.each(['KAOPU_S3_BUCKET', 'KAOPU_S3_KEY', 'KAOPU_S3_SECRET'])(
    'configured without %s is refused by that name',
    (name) => {
      expect(() => openEvidence(settings({ [name]: undefined }))).toThrow(name);
    },
  );
});

describe('nameInPath', () => {
  it('reads back what evidencePath wrote, and nothing else', () => {
    expect(nameInPath(evidencePath(HELLO_SHA256))).toBe(HELLO_SHA256);
    expect(nameInPath(`/a/${evidencePath(HELLO_SHA256)}`)).toBe(HELLO_SHA256);
    expect(nameInPath(`2c/f2/${NOBODY}.zst`)).toBeNull();
    expect(nameInPath(`2c/${HELLO_SHA256}.zst`)).toBeNull();
    expect(nameInPath(`${evidencePath(HELLO_SHA256)}.tmp`)).toBeNull();
  });
});

describe('a store that takes nothing', () => {
  it('says so on disk', async () => {
    await writeFile(join(folder, 'evidence'), 'a file where the folder should be');
    await expect(openEvidence({ KAOPU_DATA_DIR: folder }).check()).rejects.toThrow(
      /ENOTDIR|EEXIST/,
    );
  });

  it('says so in a bucket that is not there, or is not ours', async () => {
    const missing = openEvidence(settings({ KAOPU_S3_BUCKET: 'nowhere' }));
    await expect(missing.check()).rejects.toMatchObject({
      name: 'EvidenceUnreachable',
      status: 404,
    });
    const foreign = openEvidence(settings({ KAOPU_S3_SECRET: 'wrong' }));
    await expect(foreign.check()).rejects.toMatchObject({
      name: 'EvidenceUnreachable',
      status: 403,
    });
  });
});
