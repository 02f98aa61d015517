import { access, mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EvidenceDamaged, evidencePath, MOST_EVIDENCE_BYTES, nameInPath } from './files.ts';
import type { EvidenceFiles } from './files.ts';
import { seal, unseal } from './seal.ts';

/** Incompressible bytes grow a little: a stored file larger than this was not written by us. */
const MOST_STORED_BYTES = MOST_EVIDENCE_BYTES + 1024 * 1024;
const DRAFT_MS = 24 * 3_600_000;

/** A store of files under one folder of this machine. */
export function openEvidenceFolder(folder: string): EvidenceFiles {
  const drafts = join(folder, 'drafts');
  return {
    async put(bytes) {
      const { sha256, stored } = await seal(bytes);
      const path = join(folder, evidencePath(sha256));
      if (!(await holds(path, stored))) await write(stored, path, drafts);
      // Whoever wrote it may not have come this far yet.
      await syncFolder(dirname(path));
      return sha256;
    },
    async get(sha256) {
      const path = join(folder, evidencePath(sha256));
      if (!(await exists(path))) return null;
      if ((await stat(path)).size > MOST_STORED_BYTES) throw new EvidenceDamaged(sha256);
      return unseal(await readFile(path), sha256);
    },
    async remove(sha256) {
      const path = join(folder, evidencePath(sha256));
      if (!(await exists(path))) return;
      await rm(path, { force: true });
      await syncFolder(dirname(path));
    },
    names: () => namesIn(folder),
    check: () => tryDisk(drafts),
  };
}

/** Removes drafts that a killed process left behind more than a day ago. */
export async function dropOldDrafts(folder: string, now: number): Promise<number> {
  const drafts = join(folder, 'drafts');
  let dropped = 0;
  if (!(await exists(drafts))) return dropped;
  for await (const entry of await opendir(drafts)) {
    const path = join(drafts, entry.name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs < DRAFT_MS) continue;
    await rm(path, { force: true });
    dropped += 1;
  }
  return dropped;
}

/** As much as a full disk refuses: less may fit into what a folder has to spare. */
const TRIAL = new Uint8Array(8_192).fill(1);

async function tryDisk(drafts: string): Promise<void> {
  await makeFolder(drafts);
  const draft = join(drafts, `${process.pid}.${crypto.randomUUID()}`);
  try {
    await writeSynced(draft, TRIAL);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A file takes its name whole and synced, or not at all. */
async function write(stored: Uint8Array, path: string, drafts: string): Promise<void> {
  await makeFolder(drafts);
  await makeFolder(dirname(path));
  const draft = join(drafts, `${process.pid}.${crypto.randomUUID()}`);
  try {
    await writeSynced(draft, stored);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes a folder that is still there after a power cut: a new one's parents are synced too. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

async function* namesIn(folder: string): AsyncIterable<string> {
  if (!(await exists(folder))) return;
  for await (const entry of await opendir(folder, { recursive: true })) {
    const name = nameInPath(join(entry.parentPath, entry.name).replaceAll('\\', '/'));
    if (entry.isFile() && name !== null) yield name;
  }
}

/** A damaged file is as good as none. */
async function holds(path: string, stored: Uint8Array): Promise<boolean> {
  if (!(await exists(path)) || (await stat(path)).size !== stored.length) return false;
  return Buffer.compare(await readFile(path), stored) === 0;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
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
