import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onPath } from '@kaopu/net/browser';

/** A program of the PATH, or of where Debian keeps servers, which is not on every PATH; null without one. */
export function findServer(name: string): string | null {
  const there = join('/usr/sbin', name);
  return onPath([name]) ?? (existsSync(there) ? there : null);
}

/** An account without rights for servers that do not run as root; ours when we are not root. */
export function plainAccount(): { uid: number; gid: number } {
  const isRoot = process.getuid?.() === 0;
  return isRoot
    ? { uid: 65_534, gid: 65_534 }
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Resolves once the port takes connections; rejects when the process ends first. */
export async function listens(child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    if (await opens(port)) return;
    await sleep(50);
  }
  throw new Error(`${child.spawnfile} does not listen on port ${port}`);
}
