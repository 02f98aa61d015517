// The process that drives one browser. It stands between the worker and Playwright so that whatever a
// page makes of either, in memory or in time, ends with a kill of this process and its children.
import { rmSync } from 'node:fs';
import { setgid, setgroups, setuid } from 'node:process';
import type { Browser } from 'playwright-core';
import { messageOf } from '../fault.ts';
import { BrowserFault } from './fault.ts';
import { findChromium } from './find-chromium.ts';
import { prepareFonts } from './fonts.ts';
import { readFrames, writeFrame } from './frames.ts';
import { hostLook } from './host-look.ts';
import { hostPrint } from './host-print.ts';
import type { MayFollow } from './host-process.ts';
import { hasCjkFont, launchChromium } from './launch.ts';
import type { HostMessage, Leave, LookOrder, PrintOrder, Setup } from './messages.ts';
import { ProcessTree } from './process-tree.ts';

/** What is to be printed brings its pictures along. */
const ORDERS = { messageBytes: 64_000_000, bytes: 0 };

function say(message: HostMessage, bytes: Uint8Array[] = []): void {
  writeFrame(process.stdout, message, bytes);
}

/** The worker is gone, or wants us gone: nothing of ours may stay behind. */
function leave(scratch: string | null): never {
  try {
    if (scratch === null) process.exit(0);
    new ProcessTree(process.pid, scratch).killOthers();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  } finally {
    process.exit(0);
  }
}

function become(account: { uid: number; gid: number }): void {
  setgroups?.([]);
  setgid?.(account.gid);
  setuid?.(account.uid);
}

async function start(setup: Setup): Promise<Browser> {
  const { scratch, limits } = setup;
  const found = await findChromium(setup.chromium, setup.folder);
  const fonts = await prepareFonts(setup.folder, scratch, found.fonts);
  // Everything that root alone may read has been loaded by now.
  if (setup.account !== null) become(setup.account);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: scratch,
    TMPDIR: scratch,
    LANG: 'C.UTF-8',
    TZ: 'Asia/Shanghai',
    FONTCONFIG_FILE: fonts,
  };
  const browser = await launchChromium(found, env, limits.launchMs);
  browser.on('disconnected', () => leave(scratch));
  const cjkFont = await hasCjkFont(browser);
  say({ kind: 'ready', source: found.source, version: browser.version(), cjkFont });
  return browser;
}

async function carryOut(browser: Browser, setup: Setup, order: LookOrder): Promise<void> {
  try {
    const { userAgent, limits } = setup;
    const { result, close } = await hostLook(browser, order, userAgent, limits, mayFollow);
    const { news } = result;
    const html = Buffer.from(result.html.toWellFormed());
    const screenshot = result.screenshot ?? Buffer.alloc(0);
    const spent = !(await close());
    const sizes = { html: html.length, screenshot: screenshot.length };
    say({ kind: 'page', news, spent, ...sizes }, [html, screenshot]);
  } catch (error) {
    sayFault(error, order.url);
  }
}

async function printOut(browser: Browser, { limits }: Setup, order: PrintOrder): Promise<void> {
  try {
    const pdf = await hostPrint(browser, order.print, limits);
    say({ kind: 'printed', spent: false }, [pdf]);
  } catch (error) {
    sayFault(error, '');
  }
}

function sayFault(error: unknown, url: string): void {
  const fault =
    error instanceof BrowserFault ? error : new BrowserFault('crashed', url, messageOf(error));
  const spent = fault.kind === 'hung' || fault.kind === 'crashed' || fault.kind === 'timeout';
  say({ kind: 'fault', fault: fault.kind, url: fault.url, message: fault.message, spent });
}

function isPrint(message: unknown): message is PrintOrder {
  return typeof message === 'object' && message !== null && 'print' in message;
}

function whyNot(message: string): string {
  return message.includes('sandboxing failed')
    ? 'its sandbox needs user namespaces, which this place does not permit (a chroot, or kernel.apparmor_restrict_unprivileged_userns = 1)'
    : message.slice(0, 2_000);
}

/** Who waits to hear whether a page may lead on, in the order of asking. */
const asking: ((may: boolean) => void)[] = [];

const mayFollow: MayFollow = (url) =>
  new Promise((resolve) => {
    asking.push(resolve);
    say({ kind: 'leads', url });
  });

function isLeave(message: unknown): message is Leave {
  return typeof message === 'object' && message !== null && 'mayFollow' in message;
}

let setup: Setup | null = null;
let browser: Browser | null = null;

function onFrame(message: unknown): void {
  // Only the worker writes here.
  if (setup === null) {
    setup = message as Setup;
    start(setup).then(
      (started) => (browser = started),
      (error: unknown) => {
        say({ kind: 'unavailable', message: whyNot(messageOf(error)) });
      },
    );
    return;
  }
  if (isLeave(message)) return asking.shift()?.(message.mayFollow);
  if (browser !== null && isPrint(message)) return void printOut(browser, setup, message);
  if (browser !== null) void carryOut(browser, setup, message as LookOrder);
}

const gone = () => leave(setup?.scratch ?? null);
readFrames(process.stdin, ORDERS, onFrame, gone);
process.stdin.on('end', gone);
process.stdin.on('error', gone);
process.stdout.on('error', gone);
