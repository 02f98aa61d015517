import { migrate } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { requireDatabase, requireFreeLab, requireFreePort, requireRedis } from './checks.ts';
import { supervise, type Supervised } from './children.ts';
import { commitOf } from './commit.ts';
import { lockDataDir } from './lock.ts';
import { PostgresFailed, startPostgres, type RunningPostgres } from './postgres.ts';
import { CannotStart, readSettings, type Settings } from './settings.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/**
 * Most of what a process makes is gone in a moment: it need not hold four times what it uses, and helpers that
 * collect so little together spend more on waking each other.
 */
const NODE_FLAGS = ['--heap-growing-percent=50', '--no-parallel-scavenge'];
const API_FLAGS = [...NODE_FLAGS, '--max-semi-space-size=2'];
/** Looks make more than answers do, and collecting it takes less time where there is room for it. */
const WORKER_FLAGS = [...NODE_FLAGS, '--max-semi-space-size=8'];
const READY_MS = 60_000;
const RESTART_TRIES = 20;

/** A simulated market moves in seconds what a real one moves in days: 10 s of it count as a day's spacing. */
const DEMO_PACE = '8640';

const stops: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

/** A child that ends while we wait for everybody to get ready will not get ready by itself. */
let ready = false;
let failedEarly: { name: string; logFile: string | null; lastWords: string } | undefined;

/** Ends the tree from the leaves down: whoever needs another goes first. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const end of stops.toReversed()) await end();
  })();
  return stopping;
}

function leave(code: number): void {
  void stop().finally(() => process.exit(code));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping === undefined) say('正在停止……', 'Stopping …');
    leave(0);
  });
}

try {
  await run(readSettings(ROOT, process.argv.slice(2), process.env));
} catch (error) {
  if (stopping === undefined) {
    explain(error);
    leave(1);
  }
}

async function run(settings: Settings): Promise<void> {
  stops.push(lockDataDir(settings.dataDir));
  await requireFreePort(settings.port);
  if (settings.demo) await requireFreeLab(settings.labPort, settings.port);
  if (settings.redis) await requireRedis(settings.redis);
  const databaseUrl = settings.databaseUrl ?? (await ownDatabase(settings));
  if (settings.databaseUrl) await requireDatabase(settings.databaseUrl);
  await migrate(databaseUrl);
  await migrateQueue(databaseUrl);

  const url = `http://localhost:${settings.port}`;
  const env = childEnv(settings, databaseUrl, await commitOf(settings.root));
  start(settings, 'api', [...API_FLAGS, 'apps/api/dist/main.js'], env);
  start(settings, 'worker', [...WORKER_FLAGS, 'apps/worker/dist/main.js'], env);
  await untilReady(url);
  ready = true;
  say(`靠谱已启动：${url}　（按 Ctrl-C 停止）`, `Kaopu is running: ${url}  (Ctrl-C stops it)`);

  if (settings.demo) {
    say('正在登记模拟市场的店铺……', 'Registering the shops of the simulated market …');
    start(settings, 'lab', ['apps/lab/src/main.ts'], { ...env, KAOPU_URL: url }, null);
  }
}

/**
 * On its old port, where everybody looks for it. Processes of a killed server may hold its memory, and
 * whoever tries to reach it may hold its port, for some moments yet.
 */
async function restartPostgres(dataDir: string, port: number): Promise<RunningPostgres> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startPostgres(dataDir, { port });
    } catch (error) {
      await sleep(1000);
      if (tries === RESTART_TRIES || stopping !== undefined) throw error;
    }
  }
}

async function ownDatabase(settings: Settings): Promise<string> {
  let server = await startPostgres(settings.dataDir);
  stops.push(() => server.stop());
  const watch = (running: RunningPostgres): void => {
    void running.exited
      .then(async () => {
        if (stopping !== undefined) return;
        say(
          '自带的数据库意外退出，正在重启',
          'The built-in database ended unexpectedly; restarting',
        );
        server = await restartPostgres(settings.dataDir, running.port);
        watch(server);
      })
      .catch((error: unknown) => {
        explain(error);
        leave(1);
      });
  };
  watch(server);
  return server.url;
}

function childEnv(
  settings: Settings,
  databaseUrl: string,
  commit: string | null,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    // Name resolution and compression share Node's thread pool; many slow names must not fill it.
    UV_THREADPOOL_SIZE: process.env['UV_THREADPOOL_SIZE'] ?? '32',
    // Each of those threads would keep a heap of its own for what the compressor gave back.
    MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '1',
    DATABASE_URL: databaseUrl,
    KAOPU_DATA_DIR: settings.dataDir,
    KAOPU_COMMIT: process.env['KAOPU_COMMIT'] ?? commit ?? '',
    // What was compiled once stays so: starting takes half as long, and less memory.
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(settings.dataDir, 'compiled'),
    PORT: String(settings.port),
    ...(settings.demo && {
      KAOPU_ALLOW_PRIVATE: '127.0.0.0/8,localhost',
      KAOPU_LAB_PACE: DEMO_PACE,
      KAOPU_LAB_PORT: String(settings.labPort),
      KAOPU_CONTROL_URLS: `http://127.0.0.1:${settings.labPort}/_lab/control`,
      KAOPU_HOST_GAP_SECONDS: '0.5',
    }),
  };
}

function start(
  settings: Settings,
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  logFile: string | null = join(settings.dataDir, 'logs', `${name}.log`),
): void {
  const child: Supervised = supervise(
    { name, args, env, cwd: settings.root, logFile },
    (_, code) => {
      if (!ready) {
        failedEarly ??= { name, logFile, lastWords: child.lastWords() };
        return;
      }
      const where = logFile === null ? '' : `（日志 log: ${logFile}）`;
      say(
        `${name} 意外退出（${code}），正在重启${where}`,
        `${name} ended unexpectedly (${code}); restarting`,
      );
    },
  );
  stops.push(() => child.stop());
}

/** Ready means: the API answers, the database and the queue do too, and a worker's heartbeat came through. */
async function untilReady(url: string): Promise<void> {
  for (const deadline = performance.now() + READY_MS; performance.now() < deadline;) {
    try {
      const answer = await fetch(`${url}/api/v1/health`);
      const health: unknown = await answer.json();
      if (isReady(health)) return;
    } catch {
      // Not listening yet.
    }
    await sleep(150);
    if (failedEarly !== undefined) throw childFailed(failedEarly);
    if (stopping !== undefined) throw new Error('stopped while starting');
  }
  throw new CannotStart(
    '服务没有在一分钟内就绪，请查看数据目录下 logs 里的日志。',
    'The services did not get ready within a minute; see the logs in the data directory.',
  );
}

function childFailed({ name, logFile, lastWords }: NonNullable<typeof failedEarly>): CannotStart {
  return new CannotStart(
    `${name} 没能启动，它最后说的是：\n${lastWords}`,
    `${name} did not start; its last words are above (${logFile ?? 'this terminal'}).`,
  );
}

function isReady(health: unknown): boolean {
  if (typeof health !== 'object' || health === null) return false;
  if (!('ready' in health) || !('workers' in health)) return false;
  const { ready, workers } = health;
  const alive = typeof workers === 'object' && workers !== null && 'alive' in workers;
  return ready === true && alive && Number(workers.alive) > 0;
}

function explain(error: unknown): void {
  if (error instanceof CannotStart) say(error.chinese, error.english);
  else if (error instanceof PostgresFailed) say('自带的数据库没有启动。', error.message);
  else console.error(error);
}

function say(chinese: string, english: string): void {
  console.log(`${chinese}\n${english}`);
}
