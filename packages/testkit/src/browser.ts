import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserFolder, findChromium, prepareFonts } from '@kaopu/net/browser';
import { chromium, type Browser } from 'playwright-core';

const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Debian's build of the same engine without windows: it opens a page in a quarter of the time. */
const SHELL = '/usr/bin/chromium-headless-shell';

function dataFolder(): string {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return process.env['KAOPU_DATA_DIR'] ?? join(root, '.kaopu');
}

/**
 * A headless Chromium for our own pages, and nothing else; without Debian's shell found as the product finds
 * its own.
 *
 * @param whole not the shell, which shows no notifications
 * @param args more of its own arguments
 */
export async function launchBrowser({
  whole = false,
  args = [],
}: { whole?: boolean; args?: readonly string[] } = {}): Promise<Browser> {
  const folder = await browserFolder(dataFolder());
  const configured =
    process.env['KAOPU_CHROMIUM'] ?? (existsSync(SHELL) && !whole ? SHELL : undefined);
  const found = await findChromium(configured, folder);
  const scratch = await mkdtemp(join(tmpdir(), 'kaopu-test-browser-'));
  const FONTCONFIG_FILE = await prepareFonts(folder, scratch, found.fonts);
  // Chromium cannot start its sandbox as root. Going without is acceptable here only because tests
  // open nothing but pages we serve ourselves.
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: [...found.args, ...QUIET, ...args, ...(isRoot ? ['--no-sandbox'] : [])],
    chromiumSandbox: !isRoot,
    env: { ...process.env, ...found.env, FONTCONFIG_FILE },
  });
  browser.on('disconnected', () => rmSync(scratch, { recursive: true, force: true }));
  return browser;
}
