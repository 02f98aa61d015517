import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const REAL_POSTGRES = fileURLToPath(new URL('global-postgres.ts', import.meta.url));
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

export interface PackageCopy {
  /** Of a file of the copy. */
  path(file: string): string;
  /** Replaces `from`, which must be there, and returns what puts it back. */
  change(file: string, from: string, to: string): Promise<() => Promise<void>>;
  /** Runs the tests with such names in these files. Rejects when there are none. */
  run(files: readonly string[], names: string): Promise<{ passed: boolean; output: string }>;
  discard(): Promise<void>;
}

/**
 * A package or app in a folder of its own, where its sources may be spoilt.
 *
 * @param folder from the root of the repository
 * @param postgres do its tests need one?
 */
export async function copyPackage(folder: string, postgres = false): Promise<PackageCopy> {
  const root = await mkdtemp(join(tmpdir(), 'kaopu-copy-'));
  await cp(join(ROOT, folder, 'src'), join(root, 'src'), { recursive: true });
  await cp(join(ROOT, folder, 'package.json'), join(root, 'package.json'));
  const compiler = await readFile(join(ROOT, folder, 'tsconfig.json'), 'utf8');
  await writeFile(
    join(root, 'tsconfig.json'),
    compiler.replace('../../', () => ROOT),
  );
  const test = {
    include: ['src/**/*.test.ts'],
    fileParallelism: false,
    ...PATIENCE,
    ...(postgres && { globalSetup: REAL_POSTGRES }),
  };
  const config = `export default ${JSON.stringify({ test })};\n`;
  await writeFile(join(root, 'vitest.config.ts'), config);
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const data = process.env['KAOPU_DATA_DIR'] ?? join(ROOT, '.kaopu');
  return {
    path: (file) => join(root, file),
    async change(file, from, to) {
      const path = join(root, 'src', file);
      const source = await readFile(path, 'utf8');
      if (source.split(from).length !== 2) throw new Error(`not once in ${file}: ${from}`);
      await writeFile(
        path,
        source.replace(from, () => to),
      );
      return () => writeFile(path, source);
    },
    run: (files, names) =>
      new Promise((resolve, reject) => {
        const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
        const args = [
          vitest,
          'run',
          '--root',
          root,
          ...files.map((file) => `src/${file}`),
          '-t',
          names,
        ];
        execFile(
          process.execPath,
          args,
          { cwd: root, env: { ...process.env, KAOPU_DATA_DIR: data, NO_COLOR: '1' } },
          (error, stdout, stderr) => {
            const output = stdout + stderr;
            if (/ (passed|failed)\b/.test(output)) resolve({ passed: error === null, output });
            else reject(new Error(`ran no test:\n${output}`));
          },
        );
      }),
    discard: () => rm(root, { recursive: true, force: true }),
  };
}
