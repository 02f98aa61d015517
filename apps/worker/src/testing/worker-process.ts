import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Arguments of Node that start the worker as the launcher does; it has to be built. */
export const BUILT_WORKER = [
  '--heap-growing-percent=50',
  '--no-parallel-scavenge',
  '--max-semi-space-size=8',
  fileURLToPath(new URL('../../dist/main.js', import.meta.url)),
];

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** What it has logged so far, a line each. */
  logged(): Record<string, unknown>[];
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** kill -9: nothing is cleaned up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A real worker in a process of its own. Rejects when it ends before it has started. */
export async function startWorker(
  env: Record<string, string>,
  args: string[] = [],
  program: readonly string[] = [MAIN],
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [...program, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('"worker started"')) resolve();
    });
    void ended.then(() => reject(new Error(`the worker did not start:\n${log.slice(-5_000)}`)));
  });
  return {
    child,
    ended,
    logged: () =>
      log
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
