import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseAllow } from '../../allow-list.ts';
import { listen } from '../../testing/servers.ts';
import { type BrowserOptions, createBrowser, type GuardedBrowser } from '../browser.ts';
import { BrowserFault, type BrowserFaultKind } from '../fault.ts';
import { identity } from '../process-tree.ts';

/** Stands for the public internet: the only address the guarded browsers of tests may reach. */
export const PUBLIC = '127.0.0.2';

/** For looks that must run into a limit; all others get the real ones, or a busy machine fails them. */
export const QUICK = {
  navigationMs: 4_000,
  settleMs: 500,
  stepMs: 1_000,
  readMs: 2_000,
  totalMs: 15_000,
  graceMs: 500,
};

const open: GuardedBrowser[] = [];

export function guardedBrowser(options: Partial<BrowserOptions> = {}): GuardedBrowser {
  const root = fileURLToPath(new URL('../../../../..', import.meta.url));
  const browser = createBrowser({
    allow: parseAllow(PUBLIC),
    userAgent: 'Mozilla/5.0 (compatible; KaopuTest/1)',
    dataFolder: process.env['KAOPU_DATA_DIR'] ?? `${root}/.kaopu`,
    chromium: process.env['KAOPU_CHROMIUM'],
    ...options,
  });
  open.push(browser);
  return browser;
}

export async function closeBrowsers(): Promise<void> {
  await Promise.all(open.splice(0).map((browser) => browser.close()));
}

/** A site on the address that stands for the internet. */
export async function publicSite(listener: RequestListener): Promise<string> {
  return `http://${await listen(createServer(listener), PUBLIC)}`;
}

export function html(body: string): RequestListener {
  return (_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(body);
  };
}

export async function lookFault(look: Promise<unknown>): Promise<BrowserFaultKind> {
  const outcome = await look.then(
    () => 'no fault',
    (error: unknown) => error,
  );
  if (outcome instanceof BrowserFault) return outcome.kind;
  throw new Error(`expected a BrowserFault, got ${String(outcome)}`);
}

/** Names of these processes under which they can be found again, and nobody else. */
export function named(pids: readonly number[]): string[] {
  return pids.map(identity).filter((name) => name !== null);
}

/** Does this process exist, be it as a zombie? */
export function exists(name: string): boolean {
  return identity(Number(name.split(' ')[0])) === name;
}

export function procFile(pid: number, name: 'cmdline' | 'environ' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1').replaceAll('\0', ' ');
  } catch {
    // It ended between being named and being asked.
    return '';
  }
}
