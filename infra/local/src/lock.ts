import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './settings.ts';

/**
 * One launcher a data directory. A file left by a killed run names a process that is gone, or
 * one that is something else by now; either way it is taken over.
 *
 * @returns a function that releases the lock
 */
export function lockDataDir(dataDir: string): () => void {
  makeFolder(dataDir);
  const file = join(dataDir, 'launcher.pid');
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
  if (holder !== process.pid && isLauncher(holder)) {
    throw new CannotStart(
      `靠谱已经在运行（进程 ${holder}，数据目录 ${dataDir}）。先停止它，或用 KAOPU_DATA_DIR 指定另一个目录。`,
      `Kaopu is running already (process ${holder}, data directory ${dataDir}). Stop it first, or name another directory with KAOPU_DATA_DIR.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      `数据目录 ${dataDir} 不能使用：${why}。请用 KAOPU_DATA_DIR 指定一个可写的目录。`,
      `The data directory ${dataDir} cannot be used: ${why}. Name a writable one with KAOPU_DATA_DIR.`,
    );
  }
}

function isLauncher(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    const command = existsSync('/proc/self')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes('infra/local/src/main.ts');
  } catch {
    return false;
  }
}
