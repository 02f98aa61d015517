import { migrate } from '@kaopu/db';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataDir } from './lock.ts';
import { runningPostgres, startPostgres } from './postgres.ts';
import { CannotStart, readSettings, type Settings } from './settings.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Runs a program of ours, with the arguments of this process, on the database of this installation,
 * whether Kaopu is running or not; this process ends with its exit code.
 *
 * @param script below the project's folder
 */
export async function runOnDatabase(script: string): Promise<void> {
  try {
    process.exitCode = await withDatabase(script, process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(`${error.chinese}\n${error.english}`);
    process.exitCode = 2;
  }
}

async function withDatabase(script: string, args: string[]): Promise<number> {
  const settings = readSettings(ROOT, args, process.env);
  const { dataDir } = settings;
  const passed = args.filter((argument) => argument !== '--demo');
  const known = settings.databaseUrl ?? (await runningPostgres(dataDir));
  if (known !== null) return run(script, passed, settings, known);
  const release = lockDataDir(dataDir);
  const server = await startPostgres(dataDir);
  try {
    await migrate(server.url);
    return await run(script, passed, settings, server.url);
  } finally {
    await server.stop();
    release();
  }
}

function run(
  script: string,
  args: string[],
  { dataDir }: Settings,
  databaseUrl: string,
): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    stdio: 'inherit',
    env: { ...process.env, KAOPU_DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
