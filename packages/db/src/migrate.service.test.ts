import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate, pendingSql } from './migrate.ts';
import { ensurePartitions } from './partitions.ts';
import { prismaOf } from './testing/prisma.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

describe('migrations', () => {
  it('are complete: schema.prisma holds nothing that no migration made', async () => {
    expect(await pendingSql(test.url)).toBeNull();
  });

  it('are applied once', async () => {
    expect(await migrate(test.url)).toEqual([]);
  });

  it('make every table the client expects, column by column', async () => {
    const prisma = prismaOf(test.db);
    const models = Object.keys(prisma).filter((name) => !/^[$_]/.test(name));
    for (const name of models) {
      const model: unknown = Reflect.get(prisma, name);
      if (typeof model !== 'object' || model === null || !('findFirst' in model)) continue;
      const find = model.findFirst;
      if (typeof find === 'function') await expect(find.call(model)).resolves.toBeNull();
    }
    expect(await prisma.observation.count()).toBe(0);
  });
});

describe('partitions', () => {
  it('exist for this month and two ahead, and are made once', async () => {
    const rows = await test.sql(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits
       WHERE inhparent = 'observation'::regclass ORDER BY 1`,
    );
    expect(rows).toHaveLength(4);
    expect(await ensurePartitions(test.db, new Date())).toEqual([]);
  });

  it('take over rows that came before them', async () => {
    await test.sql(
      `INSERT INTO observation (key, slot_at, kind, status, spacing_ms)
       VALUES ('early', '2031-05-31T23:59:59Z', 'x', 'observed', 1), ('in', '2031-06-01T00:00:00Z', 'x', 'observed', 1)`,
    );
    expect(await ensurePartitions(test.db, new Date('2031-06-10T00:00:00Z'), 0)).toEqual([
      'observation_2031_06',
    ]);
    expect(await test.sql(`SELECT key FROM observation_2031_06`)).toEqual([{ key: 'in' }]);
    expect(await test.sql(`SELECT key FROM observation_default`)).toEqual([{ key: 'early' }]);
  });
});
