import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleanup } from './cleanup.ts';

/** Why no small disk can be made here; null when one can. */
export function noSmallDisk(): string | null {
  return process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'a small disk (tmpfs) is mounted by root on Linux only';
}

/** A disk of so many megabytes at this folder. */
export function mountDisk(folder: string, megabytes: number, cleanup: Cleanup): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
  // Lazily: whoever still holds a file of it keeps nobody from ending.
  cleanup.add(() => Promise.resolve(execFileSync('umount', ['-l', folder])));
}

/** Leaves no room on a disk; returns what frees it again. */
export async function fillDisk(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'filler');
  const file = await open(path, 'w');
  const { bavail, bsize } = await statfs(folder);
  const block = Buffer.alloc(bsize, 1);
  try {
    for (let left = bavail + 1; left > 0; left -= 1) await file.write(block);
  } catch {
    // No space left: as it should be.
  }
  await file.close();
  return () => rm(path, { force: true });
}

/** Why no disk can be made to fail here; null when one can. */
export function noFailingDisk(): string | null {
  if (spawnSync('strace', ['-V']).status !== 0) return 'strace is missing (the Debian package)';
  return process.getuid?.() === 0 ? null : 'processes of ours are traced by root only';
}

/** From now on nothing a process writes is safe: its every fsync fails with EIO. Returns what ends that. */
export async function failSyncs(pid: number, cleanup: Cleanup): Promise<() => Promise<void>> {
  const inject = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO'];
  const tracer = spawn('strace', ['-f', '-q', ...inject, '-o', '/dev/null', '-p', String(pid)]);
  const ended = once(tracer, 'exit');
  await once(tracer, 'spawn');
  const end = async (): Promise<void> => {
    tracer.kill('SIGINT');
    await ended;
  };
  cleanup.add(end);
  return end;
}
