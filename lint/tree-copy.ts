import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SHARED = [
  '.oxlintrc.json',
  'lint/plugin.js',
  'lint/rules',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'turbo.json',
];
const OF_EACH_PACKAGE = ['package.json', 'turbo.json'];
const TSCONFIG = { extends: './tsconfig.base.json', include: ['apps', 'packages', 'infra'] };

interface Run {
  failed: boolean;
  output: string;
}

export interface TreeCopy {
  write(file: string, source: string): Promise<void>;
  remove(file: string): Promise<void>;
  /** Runs one of the repository's own tools in the copy. */
  run(tool: 'oxlint' | 'turbo', args: readonly string[]): Promise<Run>;
  discard(): Promise<void>;
}

async function packageFolders(): Promise<string[]> {
  const parents = ['apps', 'packages'].map(async (parent) =>
    (await readdir(join(ROOT, parent))).map((name) => `${parent}/${name}`),
  );
  return [...(await Promise.all(parents)).flat(), 'infra/local'];
}

/** The configuration of every package without any of its sources, in a folder of its own. */
export async function copyTree(): Promise<TreeCopy> {
  const root = await mkdtemp(join(tmpdir(), 'kaopu-fences-'));
  const folders = await packageFolders();
  const files = folders.flatMap((folder) => OF_EACH_PACKAGE.map((name) => `${folder}/${name}`));
  for (const file of [...SHARED, ...files]) {
    await cp(join(ROOT, file), join(root, file), { recursive: true });
  }
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));

  return {
    async write(file, source) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), source);
    },
    remove: (file) => rm(join(root, file)),
    run: (tool, args) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [join(ROOT, 'node_modules', tool, 'bin', tool), ...args],
          { cwd: root, env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } },
          (error, stdout, stderr) => resolve({ failed: error !== null, output: stdout + stderr }),
        );
      }),
    discard: () => rm(root, { recursive: true, force: true }),
  };
}
