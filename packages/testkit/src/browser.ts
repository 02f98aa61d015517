import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { onPath } from './on-path.ts';

const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Of the package's own arguments only these: the others save processes on Lambda (and then closing
 * one page takes the browser down) or switch the web's own protections off.
 */
const SOFTWARE_RENDERING = ['--use-gl=angle', '--use-angle=swiftshader'];

export type BrowserSource = 'configured' | 'playwright' | 'system' | 'bundled';

interface Found {
  source: BrowserSource;
  executable: string;
  args: readonly string[];
}

function dataFolder(): string {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return process.env['KAOPU_DATA_DIR'] ?? join(root, '.kaopu');
}

/** Its own configuration looks for fonts in /tmp; without any font the browser dies at the first input. */
function fontConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
}

/** The binary that comes with npm; it carries its libraries, but only unpacks them on "Lambda". */
async function bundled(): Promise<Found> {
  const folder = join(dataFolder(), 'browser');
  const fonts = join(folder, 'fonts');
  await mkdir(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const { default: sparticuz } = await import('@sparticuz/chromium');
  const executable = await sparticuz.executablePath();
  await writeFile(join(fonts, 'fonts.conf'), fontConfig(fonts));
  return { source: 'bundled', executable, args: SOFTWARE_RENDERING };
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

/** Which Chromium the tests drive: KAOPU_CHROMIUM, Playwright's own, the system's, the bundled one. */
export async function findChromium(): Promise<Found> {
  const configured = process.env['KAOPU_CHROMIUM'];
  if (configured === 'bundled') return bundled();
  if (configured) return { source: 'configured', executable: configured, args: [] };
  const own = playwrightsOwn();
  if (own !== null) return { source: 'playwright', executable: own, args: [] };
  const system = onPath(['chromium', 'chromium-browser', 'google-chrome']);
  if (system !== null) return { source: 'system', executable: system, args: [] };
  return bundled();
}

/** A headless Chromium for our own pages, and nothing else. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, args } = await findChromium();
  // Chromium cannot start its sandbox as root. Going without is acceptable here only because tests
  // open nothing but pages we serve ourselves.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: executable,
    args: [...args, ...QUIET, ...(isRoot ? ['--no-sandbox'] : [])],
    chromiumSandbox: !isRoot,
  });
}
