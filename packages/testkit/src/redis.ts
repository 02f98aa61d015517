import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onPath } from '@kaopu/net/browser';
import { freePort } from './ports.ts';
import { redisCommand } from './resp.ts';

const HOST = '127.0.0.1';

export interface TestRedis {
  url: string;
  /** null when the server is not ours. */
  pid(): number | null;
  flush(): Promise<void>;
  /** Kills the server (SIGKILL) and starts it again on the same port, with what it had on disk. */
  restart(): Promise<void>;
  /** The halves of that; the first by SIGKILL unless told otherwise. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  /** Changes a setting of the running server. */
  configure(name: string, value: string): Promise<void>;
  stop(): Promise<void>;
}

/** The program that `startRedis` would run, or null when the PATH has none. */
export function findRedis(): string | null {
  return onPath(['redis-server', 'valkey-server']);
}

/** Can Redis tests run here: a server is given by REDIS_URL, or one can be started. */
export function hasRedis(): boolean {
  return Boolean(process.env['REDIS_URL']) || findRedis() !== null;
}

/** The server of REDIS_URL, else an own one on a free port with its data in a temporary folder. */
export async function startRedis(): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  return given ? givenRedis(given) : startOwnRedis();
}

const notOurs = () =>
  Promise.reject<void>(new Error('the server of REDIS_URL is not ours to restart'));

function givenRedis(url: string): TestRedis {
  return {
    url,
    pid: () => null,
    flush: () => Promise.reject(new Error('the server of REDIS_URL is not ours to erase')),
    restart: notOurs,
    kill: notOurs,
    start: notOurs,
    configure: notOurs,
    stop: () => Promise.resolve(),
  };
}

/** Resolves once it takes commands, be it only with a password; rejects when it ends first. */
export async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`redis ended with ${child.exitCode}`);
    const answer = await redisCommand(port, HOST, 'PING').catch(() => null);
    if (answer !== null && /^(\+PONG|-NOAUTH)/.test(answer)) return;
    await sleep(50);
  }
  throw new Error(`redis on port ${port} does not answer`);
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** A server of the test's own, whatever REDIS_URL says. */
export async function startOwnRedis(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestRedis> {
  const program = findRedis();
  if (program === null) throw new Error('neither redis-server nor valkey-server is on the PATH');
  const port = await freePort();
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-redis-'));
  const options = {
    port: String(port),
    bind: HOST,
    dir,
    'maxmemory-policy': 'noeviction',
    appendonly: 'yes',
    save: '',
    daemonize: 'no',
    ...settings,
  };
  const args = Object.entries(options).flatMap(([name, value]) => [
    `--${name}`,
    ...value.split(' '),
  ]);
  const password = settings['requirepass'];

  async function run(): Promise<ChildProcess> {
    const started = spawn(String(program), args, { stdio: 'ignore' });
    await answers(port, started);
    return started;
  }

  let child = await run();
  return {
    url: `redis://${HOST}:${port}`,
    pid: () => child.pid ?? null,
    async flush() {
      await redisCommand(port, HOST, 'FLUSHALL', password);
    },
    async restart() {
      await end(child, 'SIGKILL');
      child = await run();
    },
    kill: (signal = 'SIGKILL') => end(child, signal),
    async start() {
      child = await run();
    },
    async configure(name, value) {
      await redisCommand(port, HOST, `CONFIG SET ${name} ${value}`, password);
    },
    async stop() {
      // Asked politely, a server that still writes its first append-only file refuses to end.
      await end(child, 'SIGKILL');
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
