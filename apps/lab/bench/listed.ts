import { createDatabase, startKaopu, startPostgres, type TestDatabase } from '@kaopu/testkit';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../src/api.ts';
import { seedListed, type SeededList } from '../src/testing/seed-listed.ts';

/** The product as it is built, over 5,000 platforms, for as long as `use` takes. */
export async function withListed<T>(
  use: (url: string, database: TestDatabase, list: SeededList) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-bench-'));
  await chmod(dir, 0o755);
  const server = await startPostgres(dir);
  try {
    const database = await createDatabase(server.url);
    try {
      const list = await seedListed(database);
      const kaopu = await startKaopu({ DATABASE_URL: database.url, KAOPU_DATA_DIR: dir });
      try {
        // So many rows keep the database busy for a while, and pages would say so.
        await new Api(kaopu.url, new AbortController().signal).ready();
        return await use(kaopu.url, database, list);
      } finally {
        await kaopu.stop();
      }
    } finally {
      await database.drop();
    }
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
