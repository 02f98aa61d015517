import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';

const MAIN = fileURLToPath(new URL('../../../infra/local/src/main.ts', import.meta.url));

export interface RunningKaopu {
  url: string;
  pid: number;
  /** Everything the launcher has said so far. */
  said(): string;
  /** Exit code of the launcher. */
  exited: Promise<number | null>;
  /** Ctrl-C. */
  stop(): Promise<void>;
  /** kill -9 of the launcher: nothing is cleaned up. */
  kill(): Promise<void>;
}

/**
 * The whole product as `npm start` runs it, built already: launcher, database, API and worker in
 * processes of their own. Rejects with what the launcher said when it does not get ready.
 */
export async function startKaopu(env: Record<string, string>): Promise<RunningKaopu> {
  const port = env['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    const listen = (text: string): void => {
      said += text;
      if (said.includes('Kaopu is running: ')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    void exited.then((code) => reject(new Error(`Kaopu ended with ${code}:\n${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    said: () => said,
    exited,
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
