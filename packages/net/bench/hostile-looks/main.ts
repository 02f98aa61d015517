// How the guarded browser bears a site that hangs, crashes and bloats it in random ways:
//   npm run bench -- hostile-looks [looks] [browsers]
// Prints what the looks came to, how far the memory of this process grew, how late looks at other
// hosts were in the same process, and which processes were left behind; then a line of JSON.
// Ends with 1 when a look stalled, a process was left, or the browser no longer served.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAllow } from '../../src/allow-list.ts';
import { BrowserFault, createBrowser } from '../../src/browser/index.ts';
import { identity } from '../../src/browser/process-tree.ts';
import { watchOtherHosts } from './other-hosts.ts';
import { PAGES } from './pages.ts';

const [looks = 1_000, browsers = 2] = process.argv.slice(2).map(Number);
const NAMES = Object.keys(PAGES);
/** Without hostile pages, to compare with. */
const QUIET_MS = 30_000;
const LIMITS = {
  browsers,
  navigationMs: 2_000,
  settleMs: 500,
  readMs: 1_500,
  totalMs: 8_000,
  graceMs: 500,
  memoryBytes: 700_000_000,
};
/** A look that has taken longer than its limits allow, a browser's start on a busy machine included. */
const STALLED_MS = 35_000;

function answer(path: string, response: ServerResponse): void {
  const name = path.slice(1).split('?')[0] ?? '';
  if (name === 'slow') return;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(PAGES[name] ?? '');
}

function place(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function summary(sorted: readonly number[]) {
  const [p50, p99, most] = [place(sorted, 0.5), place(sorted, 0.99), place(sorted, 1)];
  return { looks: sorted.length, p50, p99, most };
}

const server = createServer((request, response) => answer(request.url ?? '', response));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = createBrowser({
  allow: parseAllow('127.0.0.1'),
  userAgent: 'Mozilla/5.0 (compatible; KaopuBench/1)',
  dataFolder: process.env['KAOPU_DATA_DIR'] ?? join(tmpdir(), 'kaopu-bench'),
  chromium: process.env['KAOPU_CHROMIUM'],
  limits: LIMITS,
});

await browser.look(`${origin}/good`);
const others = await watchOtherHosts();
await sleep(QUIET_MS);
const quiet = summary(others.lags());

const base = process.memoryUsage.rss();
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
const seen = new Set<string>();
let peak = base;
let begun = 0;
const outcomes = new Map<string, number>();
const took: number[] = [];

function sample(): void {
  for (const pid of browser.pids()) seen.add(identity(pid) ?? '');
  peak = Math.max(peak, process.memoryUsage.rss());
}
const sampling = setInterval(sample, 250);
const telling = setInterval(() => console.log(`${took.length} of ${looks}`), 30_000);

async function one(name: string): Promise<void> {
  const started = performance.now();
  if (name === 'killed') setTimeout(killOne, 500);
  const outcome = await browser.look(`${origin}/${name}`).then(
    () => 'page',
    (error: unknown) => (error instanceof BrowserFault ? error.kind : `other: ${String(error)}`),
  );
  took.push(performance.now() - started);
  const key = `${name}: ${outcome}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
}

/** Any process of ours but the hosts: sometimes a page's, sometimes the browser's own. */
function killOne(): void {
  const alive = browser.pids();
  const pid = alive[Math.floor(Math.random() * alive.length)];
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

const started = performance.now();
async function worker(): Promise<void> {
  while (begun < looks) {
    begun += 1;
    const name = NAMES[Math.floor(Math.random() * NAMES.length)];
    if (name !== undefined) await one(name);
  }
}
await Promise.all(Array.from({ length: browsers }, worker));
const seconds = (performance.now() - started) / 1_000;
const hostile = summary(others.lags());
clearInterval(sampling);
clearInterval(telling);
lag.disable();
const last = await browser.look(`${origin}/good`);
await browser.close();
await sleep(2_000);

const result = {
  looks: took.length,
  seconds: Math.round(seconds),
  outcomes: Object.fromEntries([...outcomes].toSorted(([a], [b]) => a.localeCompare(b))),
  stillServes: last.status === 200,
  stalls: took.filter((ms) => ms > STALLED_MS).length,
  lookMs: summary(took.toSorted((a, b) => a - b)),
  otherHostsMs: { quiet, hostile, failed: others.failed() },
  memoryGrownMB: Math.round((peak - base) / 1e6),
  timersLateMs: { p99: Math.round(lag.percentile(99) / 1e6), most: Math.round(lag.max / 1e6) },
  processesSeen: seen.size,
  processesLeft: [...seen].filter((name) => identity(Number(name.split(' ')[0])) === name).length,
};
console.log(result);
console.log(JSON.stringify(result));
others.stop();
server.close();
server.closeAllConnections();
if (!result.stillServes || result.stalls + result.processesLeft > 0) process.exitCode = 1;
