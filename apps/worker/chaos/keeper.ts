import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface KeptProcess {
  pid(): number;
  /** kill -9; it is started anew as soon as that is seen, as a supervisor does. Resolves when it is dead. */
  kill(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** How often it was started. */
  starts(): number;
  /** Lines it has written so far, over all its lives. */
  lines(): number;
  /** Resolves when the running life says that it is ready. */
  ready(): Promise<void>;
  /** Asks it to end, by force after a while, and starts it no more. */
  stop(): Promise<void>;
}

export interface KeptOptions {
  /** Arguments of our own Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** What it writes once it is ready; null: it is ready when it has started. */
  readyText: string | null;
  /** Rests so long before it starts anew. */
  restMs?: number;
}

const GRACE_MS = 20_000;
const KEPT_LOG = 4_000;

/** Keeps a program of ours running until it is stopped: whenever it ends it is started anew. */
export function keep({ args, env, readyText, restMs = 200 }: KeptOptions): KeptProcess {
  let child: ChildProcess;
  let ended = Promise.resolve();
  let ready = Promise.resolve();
  let isStopping = false;
  let starts = 0;
  let lines = 0;

  function start(): void {
    starts += 1;
    let log = '';
    // Over the channel it learns that we are gone.
    const one = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    child = one;
    ended = new Promise((resolve) => one.once('exit', () => resolve()));
    ready = new Promise((resolve) => {
      if (readyText === null) resolve();
      one.stderr?.setEncoding('utf8').on('data', (text: string) => {
        lines += text.split('\n').length - 1;
        log = (log + text).slice(-KEPT_LOG);
        if (readyText !== null && log.includes(readyText)) resolve();
        if (process.env['KAOPU_CHAOS_LOG']) process.stderr.write(text);
      });
    });
    void ended
      .then(() => sleep(restMs))
      .then(() => {
        if (!isStopping) start();
      });
  }
  start();

  return {
    pid: () => child.pid ?? 0,
    async kill() {
      const dead = ended;
      child.kill('SIGKILL');
      await dead;
    },
    signal: (signal) => void child.kill(signal),
    starts: () => starts,
    lines: () => lines,
    async ready() {
      for (let known: Promise<void> | null = null; known !== ready;) {
        known = ready;
        await Promise.race([known, ended.then(() => sleep(restMs * 2))]);
      }
    },
    async stop() {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      // One that is stopped in its tracks would not hear the other.
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const dead = ended;
      const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await dead;
      clearTimeout(force);
    },
  };
}
