import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { schemaFiles, withSchemaEngine } from './schema-engine.ts';

const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url);
const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] };

/**
 * Applies what is missing; returns the names of the migrations applied just now.
 *
 * @param before leaves out this migration and all after it, as an older version of the product would
 */
export async function migrate(url: string, before?: string): Promise<string[]> {
  const migrationsList = await migrationsOnDisk(before);
  const result = await withSchemaEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList, filters: NOTHING_EXTERNAL }),
  );
  return result.appliedMigrationNames;
}

/**
 * The SQL that leads from the schema as the newest migration left it to `schema.prisma`, made
 * by Prisma's engine; null when nothing is new. Each migration keeps the schema it leads to:
 * the engine cannot read a live database through the `pg` adapter (it stumbles over "char" columns).
 */
export async function pendingSql(url: string): Promise<string | null> {
  const newest = (await migrationNames()).at(-1);
  const target = await schemaFiles();
  const before = newest && (await readFile(new URL(`${newest}/schema.prisma`, MIGRATIONS), 'utf8'));
  if (before === target[0]?.content) return null;
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: before
        ? { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: before }] }
        : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: target },
      script: true,
      exitCode: null,
      filters: NOTHING_EXTERNAL,
    }),
  );
  return stdout;
}

/**
 * Writes a new migration for its author to read and finish (partitioning is SQL Prisma cannot
 * express).
 *
 * @returns its name, or null when the schema holds nothing new
 */
export async function draftMigration(url: string, name: string, now: Date): Promise<string | null> {
  const sql = await pendingSql(url);
  if (sql === null) return null;
  const folder = `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  const at = new URL(`${folder}/`, MIGRATIONS);
  await mkdir(at, { recursive: true });
  await writeFile(new URL('migration.sql', at), sql);
  for (const file of await schemaFiles()) await writeFile(new URL(file.path, at), file.content);
  return folder;
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function migrationsOnDisk(before: string | undefined) {
  const names = (await migrationNames()).filter((name) => before === undefined || name < before);
  return {
    baseDir: fileURLToPath(MIGRATIONS),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(new URL(`${path}/migration.sql`, MIGRATIONS), 'utf8'),
          },
        },
      })),
    ),
  };
}
