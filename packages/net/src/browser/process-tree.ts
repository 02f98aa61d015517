import { readdirSync, readFileSync } from 'node:fs';

/** One process of a browser. The start time tells it from a later one with the same number. */
interface Process {
  pid: number;
  parent: number;
  started: string;
  state: string;
}

function read(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // It ended while we were looking.
    return null;
  }
}

function statOf(pid: number): Process | null {
  const stat = read(pid, 'stat');
  if (stat === null) return null;
  // The name in brackets may hold blanks and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = '', parent = ''] = fields;
  return { pid, parent: Number(parent), started: fields[19] ?? '', state };
}

/** A name for a process that no later one with its number bears; null when there is none. */
export function identity(pid: number): string | null {
  const found = statOf(pid);
  return found === null ? null : `${pid} ${found.started}`;
}

function everyProcess(): Process[] {
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return [];
  }
  return entries
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => statOf(Number(entry)))
    .filter((process) => process !== null);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/**
 * A family of processes: everything that descends from `root`, and everything whose command line
 * names `mark`, which finds those that left the family (Chromium's crash handler does). Members once
 * seen are remembered. Linux; elsewhere the family is empty.
 */
export class ProcessTree {
  readonly #root: number;
  readonly #mark: string;
  readonly #seen = new Map<number, string>();

  constructor(root: number, mark: string) {
    this.#root = root;
    this.#mark = mark;
    const self = statOf(root);
    if (self !== null) this.#seen.set(root, self.started);
  }

  /** Members that live (zombies do not), the root included. */
  members(): number[] {
    const all = everyProcess();
    const known = new Set<number>();
    for (const { pid, started } of all) if (this.#seen.get(pid) === started) known.add(pid);
    for (let grown = true; grown;) {
      grown = false;
      for (const { pid, parent } of all) {
        if (known.has(pid) || !known.has(parent)) continue;
        known.add(pid);
        grown = true;
      }
    }
    const members = all.filter(({ pid, parent }) => {
      return known.has(pid) || (parent === 1 && (read(pid, 'cmdline') ?? '').includes(this.#mark));
    });
    for (const { pid, started } of members) this.#seen.set(pid, started);
    return members.filter(({ state }) => state !== 'Z' && state !== 'X').map(({ pid }) => pid);
  }

  /** Bytes that belong to the family alone: anonymous and shared memory, not program text. */
  memory(): number {
    let sum = 0;
    for (const pid of this.members()) {
      const status = read(pid, 'status') ?? '';
      for (const [, kilobytes] of status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)) {
        sum += Number(kilobytes) * 1_024;
      }
    }
    return sum;
  }

  /** SIGKILL to every member but the root, which can then still reap its children. */
  killOthers(): void {
    for (const pid of this.members()) if (pid !== this.#root) kill(pid);
  }

  /** SIGKILL to every member, the root last. */
  killAll(): void {
    this.killOthers();
    if (this.members().includes(this.#root)) kill(this.#root);
  }
}
