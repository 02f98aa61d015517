import { migrate } from '@kaopu/db';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataDir } from './lock.ts';
import { runningPostgres, startPostgres } from './postgres.ts';
import { CannotStart, readSettings } from './settings.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs the replay on the database of this installation, whether Kaopu is running or not. */
async function main(args: string[]): Promise<number> {
  const settings = readSettings(ROOT, args, process.env);
  const { dataDir } = settings;
  const passed = args.filter((argument) => argument !== '--demo');
  const known = settings.databaseUrl ?? (await runningPostgres(dataDir));
  if (known !== null) return replay(known, passed);
  const release = lockDataDir(dataDir);
  const server = await startPostgres(dataDir);
  try {
    await migrate(server.url);
    return await replay(server.url, passed);
  } finally {
    await server.stop();
    release();
  }
}

function replay(databaseUrl: string, args: string[]): Promise<number> {
  const script = join(ROOT, 'apps/worker/src/replay/main.ts');
  const child = spawn(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(`${error.chinese}\n${error.english}`);
  process.exitCode = 2;
}
