import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

export interface ChildSpec {
  name: string;
  /** Arguments of our own Node. */
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** File that takes its output; null shows it. */
  logFile: string | null;
}

export interface Supervised {
  readonly name: string;
  /** The end of what it has logged since it was last started, without what earlier runs left there. */
  lastWords(): string;
  /** Asks it to end, and ends it by force after the grace time. */
  stop(): Promise<void>;
}

const GRACE_MS = 20_000;
const LOG_LIMIT = 10_000_000;
const LAST_WORDS = 1_500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Keeps one process running: when it ends unasked it starts again, after a wait that doubles
 * while it keeps failing. It is started in a group of its own, so that Ctrl-C reaches the
 * launcher alone, and over an IPC channel, whose end tells it that the launcher is gone.
 */
export function supervise(
  spec: ChildSpec,
  onCrash: (name: string, code: string) => void,
): Supervised {
  let stopping = false;
  let child: ChildProcess;
  let timer: NodeJS.Timeout | undefined;
  let wait = 500;
  let ended: Promise<void>;
  let logged = 0;

  const start = (): void => {
    const startedAt = performance.now();
    const output = spec.logFile === null ? 'inherit' : openLog(spec.logFile);
    logged = output === 'inherit' ? 0 : fstatSync(output).size;
    child = launch(spec, output);
    if (output !== 'inherit') closeSync(output);
    ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        resolve();
        if (stopping) return;
        onCrash(spec.name, signal ?? String(code));
        wait = performance.now() - startedAt > 60_000 ? 500 : Math.min(wait * 2, LONGEST_WAIT_MS);
        timer = setTimeout(start, wait);
      });
    });
  };
  start();

  return {
    name: spec.name,
    lastWords() {
      if (spec.logFile === null) return '';
      const own = readFileSync(spec.logFile).subarray(logged);
      return own.toString('utf8').trim().slice(-LAST_WORDS);
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

function launch(spec: ChildSpec, output: number | 'inherit'): ChildProcess {
  return spawn(process.execPath, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
}

/** Appends; what has grown too large becomes the one old log that is kept. */
function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.old`);
  } catch {
    // The first log of this installation.
  }
  return openSync(file, 'a');
}
