import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@kaopu/local/postgres';
import type { TestProject } from 'vitest/node';

/** One real Postgres a test run, or the one that KAOPU_TEST_DATABASE_URL names; never none. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['KAOPU_TEST_DATABASE_URL'];
  if (given) {
    project.provide('postgresUrl', given);
    return async () => undefined;
  }
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-test-'));
  await chmod(dir, 0o755);
  // Tests count on real transactions, not on surviving a power cut.
  const server = await startPostgres(dir, { settings: ['fsync=off', 'max_connections=200'] });
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
