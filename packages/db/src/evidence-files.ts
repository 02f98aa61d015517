import { createHash } from 'node:crypto';
import { access, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The bytes behind observations: content-addressed files under one folder, `ab/cd/abcd….zst`. */
export interface EvidenceFiles {
  /** Safe on disk when it resolves, so that no row ever points to a missing file. Returns the sha-256. */
  put(bytes: Uint8Array): Promise<string>;
  /** null when there is no such file. Throws when the bytes are no longer what their name says. */
  get(sha256: string): Promise<Uint8Array | null>;
}

export class EvidenceDamaged extends Error {
  override readonly name = 'EvidenceDamaged';
  readonly sha256: string;
  constructor(sha256: string) {
    super(`evidence ${sha256} does not match its hash`);
    this.sha256 = sha256;
  }
}

function evidencePath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.zst`);
}

export function openEvidenceFiles(folder: string): EvidenceFiles {
  return {
    async put(bytes) {
      const sha256 = hash(bytes);
      const path = evidencePath(folder, sha256);
      if (await exists(path)) return sha256;
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.${crypto.randomUUID()}`;
      await writeSynced(draft, await compress(bytes));
      await rename(draft, path);
      await syncFolder(dirname(path));
      return sha256;
    },
    async get(sha256) {
      const path = evidencePath(folder, sha256);
      if (!(await exists(path))) return null;
      // Whatever zstd says of bytes that we wrote ourselves, they are no longer those bytes.
      const bytes = await decompress(await readFile(path)).catch(() => null);
      if (bytes === null || hash(bytes) !== sha256) throw new EvidenceDamaged(sha256);
      return bytes;
    },
  };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
