import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, which Linux fixes at 100 for what it shows in /proc. */
const TICK_MS = 10;

interface Entry {
  pid: number;
  parent: number;
  /** Its own and that of children it has waited for, ms. */
  cpuMs: number;
}

function readEntry(pid: number): Entry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything: state, parent, …, and from the 12th on the times.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const times = fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0);
    return [{ pid, parent: fields[1] ?? 0, cpuMs: times * TICK_MS }];
  } catch {
    // Gone meanwhile; what it used is with its parent by now.
    return [];
  }
}

/** CPU time of a process and all its descendants, in ms. */
export function cpuOfTree(root: number): number {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap(readEntry);
  const within = new Set([root]);
  let grown = true;
  while (grown) {
    const found = all.filter(({ pid, parent }) => within.has(parent) && !within.has(pid));
    for (const { pid } of found) within.add(pid);
    grown = found.length > 0;
  }
  return all.filter(({ pid }) => within.has(pid)).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Resident memory of one process, in bytes. */
export function rssOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1_024;
}
