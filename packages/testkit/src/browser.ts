import { rmSync } from 'node:fs';
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

function dataFolder(): string {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return process.env['KAOPU_DATA_DIR'] ?? join(root, '.kaopu');
}

/** A headless Chromium for our own pages, and nothing else; found as the product finds its own. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await browserFolder(dataFolder());
  const found = await findChromium(process.env['KAOPU_CHROMIUM'], folder);
  const scratch = await mkdtemp(join(tmpdir(), 'kaopu-test-browser-'));
  const FONTCONFIG_FILE = await prepareFonts(folder, scratch, found.fonts);
  // Chromium cannot start its sandbox as root. Going without is acceptable here only because tests
  // open nothing but pages we serve ourselves.
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: [...found.args, ...QUIET, ...(isRoot ? ['--no-sandbox'] : [])],
    chromiumSandbox: !isRoot,
    env: { ...process.env, ...found.env, FONTCONFIG_FILE },
  });
  browser.on('disconnected', () => rmSync(scratch, { recursive: true, force: true }));
  return browser;
}
