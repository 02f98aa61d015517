import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.ts';
import { answers, end, findRedis, startOwnRedis } from './redis.ts';
import { redisCommand } from './resp.ts';

const HOST = '127.0.0.1';
/** A master that does not answer for so long is replaced. */
const DOWN_AFTER_MS = 1_000;

export interface TestSentinel {
  /** Name of the master, as the sentinel knows it. */
  master: string;
  /** `host:port` of the sentinel. */
  address: string;
  /** kill -9 of whoever was the master at first. */
  killMaster(): Promise<void>;
  stop(): Promise<void>;
}

/** A master, its replica, and a sentinel that puts the replica in the master's place; all ask for the password. */
export async function startSentinel(password: string): Promise<TestSentinel> {
  const master = 'mymaster';
  const secured = { requirepass: password, masterauth: password };
  const first = await startOwnRedis(secured);
  const port = Number(new URL(first.url).port);
  const second = await startOwnRedis({ ...secured, replicaof: `${HOST} ${port}` });
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-sentinel-'));
  const own = await freePort();
  const file = join(dir, 'sentinel.conf');
  const settings = [
    `port ${own}`,
    `bind ${HOST}`,
    `dir "${dir}"`,
    `requirepass ${password}`,
    `sentinel monitor ${master} ${HOST} ${port} 1`,
    `sentinel auth-pass ${master} ${password}`,
    `sentinel down-after-milliseconds ${master} ${DOWN_AFTER_MS}`,
    `sentinel failover-timeout ${master} 5000`,
  ];
  await writeFile(file, settings.map((line) => `${line}\n`).join(''));
  await untilSaid(':1', () => redisCommand(port, HOST, 'WAIT 1 1000', password));
  const program = findRedis();
  const sentinel = spawn(String(program), [file, '--sentinel'], { stdio: 'ignore' });
  await answers(own, sentinel);
  // Only whom it knows of can it put in the master's place.
  await untilSaid('*1', () => redisCommand(own, HOST, `SENTINEL replicas ${master}`, password));
  return {
    master,
    address: `${HOST}:${own}`,
    killMaster: () => first.kill(),
    async stop() {
      await end(sentinel, 'SIGTERM');
      await Promise.all([first.stop(), second.stop()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function untilSaid(expected: string, ask: () => Promise<string>): Promise<void> {
  let answer = '';
  for (let attempt = 0; attempt < 300; attempt += 1) {
    answer = await ask().catch((error: Error) => error.message);
    if (answer === expected) return;
    await sleep(50);
  }
  throw new Error(`no ${expected}, but ${answer}`);
}
