import { plainAccount } from '@kaopu/testkit';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Runs a program under an account without rights: as root no browser could start its sandbox, and what is
 * measured without one is not what people have.
 *
 * @returns what it wrote: a line of JSON for each measurement
 */
export async function asReader<T>(
  program: URL,
  args: readonly string[],
  onLine: (line: T) => void,
): Promise<T[]> {
  const { uid, gid } = plainAccount();
  const home = await mkdtemp(join(tmpdir(), 'kaopu-reader-'));
  await chown(home, uid, gid);
  const found: T[] = [];
  try {
    const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
      env: { ...process.env, HOME: home, TMPDIR: home, KAOPU_DATA_DIR: home },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(process.getuid?.() === 0 && { uid, gid }),
    });
    const ended = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) {
      const one = JSON.parse(line) as T;
      onLine(one);
      found.push(one);
    }
    const [code] = await ended;
    if (code !== 0) throw new Error(`${program.pathname} ended with ${String(code)}`);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  return found;
}
