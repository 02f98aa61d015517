import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { KeptProcess } from './keeper.ts';

const ESTABLISHED = '01';

/** Inodes of sockets of this machine that are connected to a port. */
function connectedTo(port: number): Set<string> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1);
  const rows = lines.map((line) => line.trim().split(/\s+/));
  const found = rows.filter(
    ([, , remote, state]) => remote?.endsWith(wanted) && state === ESTABLISHED,
  );
  return new Set(found.map((fields) => `socket:[${fields[9]}]`));
}

function opened(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return []; // Closed meanwhile.
    }
  });
}

/** The process that has most connections to a port: which worker takes a hint is chance. */
export function busiest(processes: readonly KeptProcess[], port: number): KeptProcess | undefined {
  const sockets = connectedTo(port);
  const count = (one: KeptProcess) => opened(one.pid()).filter((name) => sockets.has(name)).length;
  const counted = processes.map((one) => ({ one, connections: count(one) }));
  return counted.sort((a, b) => b.connections - a.connections)[0]?.one;
}
