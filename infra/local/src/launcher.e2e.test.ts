import { freePort, startKaopu, type RunningKaopu } from '@kaopu/testkit';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let dataDir: string;
let running: RunningKaopu | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-launch-'));
  await chmod(dataDir, 0o755);
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<RunningKaopu> {
  running = await startKaopu({ KAOPU_DATA_DIR: dataDir, ...env });
  return running;
}

/** Starts what is expected not to start, and gives what it said. */
async function refusal(env: Record<string, string>): Promise<string> {
  const outcome = await startKaopu({ KAOPU_DATA_DIR: dataDir, ...env }).then(
    (started) => started.stop().then(() => 'it started'),
    (error: Error) => error.message,
  );
  expect(outcome).toMatch(/^Kaopu ended with 1:/);
  return outcome;
}

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Every process of this machine; a minimal one has no `ps`. */
function processes(): Process[] {
  if (!existsSync('/proc/self')) {
    const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' });
    return list.split('\n').flatMap((line) => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
  }
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      return [];
    }
  });
}

/** The processes below one, all the way down. */
function descendants(pid: number, among = processes()): Process[] {
  const children = among.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(child.pid, among)]);
}

function workersOf(pid: number): Process[] {
  return descendants(pid).filter(({ command }) => command.includes('apps/worker'));
}

function alive(tree: Process[]): Process[] {
  const now = new Set(processes().map(({ pid }) => pid));
  return tree.filter(({ pid }) => now.has(pid));
}

/** A worker whose launcher is gone may have ended by itself meanwhile. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function register(url: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/platforms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'kept', siteUrl: 'https://shop.example/' }),
  });
  expect(answer.status).toBe(201);
}

async function names(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/platforms`);
  const page = (await answer.json()) as { items: { name: string }[] };
  return page.items.map(({ name }) => name);
}

/** `npm run replay` and the like, on the test's data directory. */
async function command(
  name: 'replay' | 'evidence',
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const script = join(ROOT, `infra/local/src/${name}.ts`);
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], KAOPU_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stdout);
  return { code: await ended, said };
}

describe('npm run replay and npm run evidence', () => {
  it('find the database of their own accord, whether Kaopu runs or not', async () => {
    const kaopu = await start();
    const whole = { code: 0, said: expect.stringContaining('平台 platforms 0 ·') };
    expect(await command('replay')).toEqual(whole);
    expect(await command('evidence', 'verify')).toEqual(whole);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await command('evidence', 'verify', '--platform', nobody)).toEqual({
      code: 2,
      said: expect.stringContaining(`this platform has no evidence: ${nobody}`),
    });
    expect(await command('evidence')).toMatchObject({ code: 2 });
    expect(await command('replay', '--platform', nobody)).toEqual({
      code: 2,
      said: expect.stringContaining(`没有这个平台 no such platform: ${nobody}`),
    });
    expect(await command('replay', '--platform', 'x')).toMatchObject({ code: 2 });
    await kaopu.stop();
    expect(await command('replay')).toEqual(whole);
    expect(await command('evidence', 'verify')).toEqual(whole);
  });
});

describe('starting and stopping', () => {
  it('serves the dashboard, and Ctrl-C leaves no process behind', async () => {
    const kaopu = await start();
    const page = await fetch(kaopu.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<div id="root">');

    const tree = descendants(kaopu.pid);
    expect(tree.length).toBeGreaterThanOrEqual(3);
    await kaopu.stop();
    expect(await kaopu.exited).toBe(0);
    expect(alive(tree)).toEqual([]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'as npm start, ends whole when %s reaches npm alone',
    async (signal) => {
      const env = { ...process.env, KAOPU_DATA_DIR: dataDir, PORT: String(await freePort()) };
      const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => npm.once('exit', resolve));
      let said = '';
      npm.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      await expect.poll(() => said, { timeout: 120_000 }).toContain('Kaopu is running: ');

      const tree = descendants(npm.pid ?? 0);
      expect(workersOf(npm.pid ?? 0)).toHaveLength(1);
      npm.kill(signal);
      await ended;
      await expect.poll(() => alive(tree), { timeout: 30_000 }).toEqual([]);
    },
  );

  it('resumes with all data', async () => {
    const first = await start();
    await register(first.url);
    await first.stop();
    expect(await names((await start()).url)).toEqual(['kept']);
  });

  it('recovers from kill -9 of everything: stale pids, a database that was not closed', async () => {
    const first = await start();
    await register(first.url);
    const tree = descendants(first.pid);
    await first.kill();
    for (const { pid } of alive(tree)) killNow(pid);
    expect(await names((await start()).url)).toEqual(['kept']);
  });

  it('ends what a killed launcher left running, and takes over', async () => {
    const first = await start();
    await register(first.url);
    const tree = descendants(first.pid);
    await first.kill();
    const second = await start();
    expect(await names(second.url)).toEqual(['kept']);
    await expect.poll(() => alive(tree), { timeout: 30_000 }).toEqual([]);
  });

  it('is not misled by a pid file that names some other process', async () => {
    await writeFile(join(dataDir, 'launcher.pid'), String(process.pid));
    await start();
    expect(await readFile(join(dataDir, 'launcher.pid'), 'utf8')).not.toBe(String(process.pid));
  });

  it('starts a worker anew when it ends by itself', async () => {
    const kaopu = await start();
    const [worker] = workersOf(kaopu.pid);
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    await expect
      .poll(() => workersOf(kaopu.pid).map(({ pid }) => pid), { timeout: 15_000 })
      .toEqual([expect.not.toBeOneOf([worker?.pid])]);
    expect(kaopu.said()).toContain('worker ended unexpectedly (SIGKILL)');
  });
});

describe('a database that is killed', () => {
  it('comes back by itself, and api and worker go on', async () => {
    const kaopu = await start();
    await register(kaopu.url);
    const postgres = () =>
      descendants(kaopu.pid).filter(({ command }) => command.includes('bin/postgres -D'));
    const [server] = postgres();
    process.kill(server?.pid ?? 0, 'SIGKILL');
    const healthy = async () => {
      const answer = await fetch(`${kaopu.url}/api/v1/health`).catch(() => null);
      const health = (await answer?.json()) as { status?: string } | undefined;
      return health?.status;
    };
    await expect
      .poll(() => postgres()[0]?.pid ?? server?.pid, { timeout: 30_000 })
      .not.toBe(server?.pid);
    await expect.poll(healthy, { timeout: 60_000 }).toBe('ok');
    expect(await names(kaopu.url)).toEqual(['kept']);
  });
});

describe('refusing to start', () => {
  it('says which port is taken, and what to do', async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    const said = await refusal({ PORT: String(port) });
    holder.close();
    expect(said).toContain(`端口 ${port} 已被其他程序占用`);
    expect(said).toContain(`PORT=${port + 1} npm start`);
  });

  it('says that the database cannot be reached, without its password', async () => {
    const port = await freePort();
    const said = await refusal({
      DATABASE_URL: `postgres://kaopu:hush-hush@127.0.0.1:${port}/kaopu`,
    });
    expect(said).toContain(`127.0.0.1:${port}`);
    expect(said).toContain('DATABASE_URL');
    expect(said).not.toContain('hush-hush');
  });

  it('says that Redis cannot be reached', async () => {
    const port = await freePort();
    const said = await refusal({ REDIS_URL: `redis://:hush-hush@127.0.0.1:${port}` });
    expect(said).toContain('REDIS_URL');
    expect(said).not.toContain('hush-hush');
  });

  it('says that the data directory is in use', async () => {
    await start();
    const said = await refusal({ KAOPU_DATA_DIR: dataDir });
    expect(said).toContain('已经在运行');
  });

  it('says which setting of the worker cannot be used', async () => {
    const said = await refusal({ KAOPU_HTTP_CONCURRENCY: '-3', KAOPU_LOOK_SECONDS: 'soon' });
    expect(said).toContain('KAOPU_HTTP_CONCURRENCY');
    expect(said).toContain('KAOPU_LOOK_SECONDS');
  });

  it.each([
    ['DATABASE_URL', 'notaurl'],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
  ])('says that %s=%s is no address', async (name, value) => {
    expect(await refusal({ [name]: value })).toContain(`${name} 不是有效的地址`);
  });

  it.each(['0', '70000', 'http'])('says that PORT=%s is no port', async (port) => {
    expect(await refusal({ PORT: port })).toContain('PORT');
  });
});
