// How the guarded browser bears a site that hangs, crashes and bloats it in random ways:
//   node packages/net/bench/hostile-looks.ts [looks] [browsers]
// Prints what the looks came to, how far the memory of this process grew, how late its own timers
// were, and which processes were left behind.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAllow } from '../src/allow-list.ts';
import { BrowserFault, createBrowser } from '../src/browser/index.ts';
import { identity } from '../src/browser/process-tree.ts';

const [looks = 1_000, browsers = 2] = process.argv.slice(2).map(Number);

const PAGES: Record<string, string> = {
  good: '<p>库存充足 ￥178.00',
  loop: '<script>for (;;);</script>',
  later: '<script>setTimeout(() => { for (;;); }, 100)</script>',
  alerts: '<script>for (;;) alert(1)</script>',
  buffers: '<script>const all = []; for (;;) all.push(new Uint8Array(5e7).fill(1))</script>',
  strings: '<script>const all = []; for (;;) all.push(new Array(1e5).fill(all.length))</script>',
  giant: `<script>for (;;) document.documentElement.insertAdjacentHTML('beforeend', '<i>'.repeat(1e4))</script>`,
  windows: '<script>for (let i = 0; i < 500; i++) window.open("/" + i)</script>',
  restless: '<script>location.replace("/restless?" + Math.random())</script>',
  console: '<script>for (;;) console.log("x".repeat(1e6))</script>',
  address: '<script>for (;;) new Image().src = "data:," + "x".repeat(1e7)</script>',
  killed: '<img src=/slow>',
};
const NAMES = Object.keys(PAGES);

function answer(path: string, response: ServerResponse): void {
  const name = path.slice(1).split('?')[0] ?? '';
  if (name === 'slow') return;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(PAGES[name] ?? '');
}

const server = createServer((request, response) => answer(request.url ?? '', response));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = createBrowser({
  allow: parseAllow('127.0.0.1'),
  userAgent: 'Mozilla/5.0 (compatible; KaopuBench/1)',
  dataFolder: process.env['KAOPU_DATA_DIR'] ?? join(tmpdir(), 'kaopu-bench'),
  chromium: process.env['KAOPU_CHROMIUM'],
  limits: {
    browsers,
    navigationMs: 2_000,
    settleMs: 500,
    readMs: 1_500,
    totalMs: 8_000,
    graceMs: 500,
    memoryBytes: 700_000_000,
  },
});

await browser.look(`${origin}/good`);
const base = process.memoryUsage.rss();
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
const seen = new Set<string>();
let peak = base;
let ended = 0;
const outcomes = new Map<string, number>();
const slow: number[] = [];

function sample(): void {
  for (const pid of browser.pids()) seen.add(identity(pid) ?? '');
  peak = Math.max(peak, process.memoryUsage.rss());
}
const sampling = setInterval(sample, 250);
const telling = setInterval(() => console.log(`${ended} of ${looks}`), 30_000);

async function one(name: string): Promise<void> {
  const started = performance.now();
  const control = new AbortController();
  if (name === 'killed') setTimeout(killOne, 500);
  const outcome = await browser.look(`${origin}/${name}`, [], control.signal).then(
    () => 'page',
    (error: unknown) => (error instanceof BrowserFault ? error.kind : `other: ${String(error)}`),
  );
  slow.push(performance.now() - started);
  const key = `${name}: ${outcome}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  ended += 1;
}

/** Any process of ours but the hosts: sometimes a page's, sometimes the browser's own. */
function killOne(): void {
  const alive = browser.pids();
  const pid = alive[Math.floor(Math.random() * alive.length)];
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

const started = performance.now();
async function worker(): Promise<void> {
  while (ended + browsers <= looks) {
    const name = NAMES[Math.floor(Math.random() * NAMES.length)];
    if (name !== undefined) await one(name);
  }
}
await Promise.all(Array.from({ length: browsers }, worker));
const seconds = (performance.now() - started) / 1_000;
clearInterval(sampling);
clearInterval(telling);
lag.disable();
const last = await browser.look(`${origin}/good`);
await browser.close();
await sleep(2_000);
slow.sort((a, b) => a - b);

console.log({
  looks: ended,
  seconds: Math.round(seconds),
  outcomes: Object.fromEntries([...outcomes].toSorted(([a], [b]) => a.localeCompare(b))),
  stillServes: last.status === 200,
  longestLookMs: Math.round(slow.at(-1) ?? 0),
  memoryGrownMB: Math.round((peak - base) / 1e6),
  timersLateMs: { p99: Math.round(lag.percentile(99) / 1e6), most: Math.round(lag.max / 1e6) },
  processesSeen: seen.size,
  processesLeft: [...seen].filter((name) => identity(Number(name.split(' ')[0])) === name).length,
});
server.close();
server.closeAllConnections();
