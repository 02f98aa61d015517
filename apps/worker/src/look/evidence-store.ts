import { createHash } from 'node:crypto';
import { access, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';

const compress = promisify(zstdCompress);

/** Content-addressed files under one folder: `ab/cd/abcd….zst`. */
export interface EvidenceStore {
  /** Safe on disk when it resolves, so that no row ever points to a missing file. Returns the sha-256. */
  put(bytes: Uint8Array): Promise<string>;
}

export function evidencePath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.zst`);
}

export function openEvidenceStore(folder: string): EvidenceStore {
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = evidencePath(folder, sha256);
      if (await exists(path)) return sha256;
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.${crypto.randomUUID()}`;
      await writeSynced(draft, await compress(bytes));
      await rename(draft, path);
      await syncFolder(dirname(path));
      return sha256;
    },
  };
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
