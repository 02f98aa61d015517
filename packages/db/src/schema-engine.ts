import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

// The compiler knows this global from its DOM library only.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const SCHEMA = new URL('../prisma/schema.prisma', import.meta.url);

export interface SchemaFile {
  path: string;
  content: string;
}

export async function schemaFiles(): Promise<SchemaFile[]> {
  return [{ path: 'schema.prisma', content: await readFile(SCHEMA, 'utf8') }];
}

/**
 * Prisma's own migration engine in its WebAssembly build, which arrives from npm like any
 * package; the native one would have to be downloaded from elsewhere. Its connections (and
 * with them its advisory lock) are gone when `use` has ended.
 */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadWasm();
  const pool = new pg.Pool({ connectionString: url });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const files = await schemaFiles();
  const datamodels = files.map((file): [string, string] => [file.path, file.content]);
  try {
    return await use(await glue.SchemaEngine.new({ datamodels }, () => undefined, adapter));
  } finally {
    await pool.end();
  }
}

let loaded: Promise<void> | undefined;

function loadWasm(): Promise<void> {
  loaded ??= (async () => {
    const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(new URL('schema_engine_bg.wasm', entry));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    const start = instance.exports['__wbindgen_start'];
    if (typeof start === 'function') start();
  })();
  return loaded;
}
