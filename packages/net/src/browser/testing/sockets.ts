import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const;

function openSockets(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    // It ended, or closed one, between being named and being asked.
    return [];
  }
}

/**
 * Notes where sockets of these processes lead to ("tcp 443"), again and again, until it is told to
 * stop: as the kernel counts them, whom no page and no browser can talk round.
 */
export function watchSockets(pids: () => number[]): () => string[] {
  const seen = new Set<string>();
  function look(): void {
    const own = new Set(pids().flatMap(openSockets));
    for (const table of TABLES) {
      for (const line of readFileSync(`/proc/net/${table}`, 'latin1').split('\n').slice(1)) {
        const fields = line.trim().split(/\s+/);
        const port = parseInt(fields[2]?.split(':')[1] ?? '0', 16);
        if (port !== 0 && own.has(fields[9] ?? '')) seen.add(`${table} ${port}`);
      }
    }
  }
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return [...seen];
  };
}
