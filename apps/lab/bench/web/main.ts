// What the list of 5,000 platforms costs whoever reads it on a slow phone's processor and line: four times
// slowed, 1.6 Mbit/s, 150 ms. Argument: how many times it is opened; the median counts.
import { createDatabase, launchBrowser, startKaopu, startPostgres } from '@kaopu/testkit';
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedListed } from '../../src/testing/seed-listed.ts';
import { openSlowly, type Opened } from './open-slowly.ts';

const RUNS = 5;
const KB = 1024;
const ROOT = new URL('../../../../', import.meta.url);
const BUDGET = fileURLToPath(new URL('apps/web/budget.mjs', ROOT));

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Of what the list needs before it can be drawn, as the build's budget has it. */
function jsGzKb(): number {
  const report = execFileSync(process.execPath, [BUDGET], { encoding: 'utf8' });
  const line = report.split('\n').find((text) => text.includes('JS to src/list/'));
  return Number(/([\d.]+) \//.exec(line ?? '')?.[1]);
}

async function measure(url: string, runs: number): Promise<Opened[]> {
  const browser = await launchBrowser();
  const opened: Opened[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const found = await openSlowly(browser, `${url}/platforms`);
      console.log(JSON.stringify({ run, load: loadavg()[0], ...found }));
      opened.push(found);
    }
  } finally {
    await browser.close();
  }
  return opened;
}

async function bench(runs: number, dir: string): Promise<Opened[]> {
  const server = await startPostgres(dir);
  const database = await createDatabase(server.url);
  try {
    await seedListed(database);
    const kaopu = await startKaopu({ DATABASE_URL: database.url, KAOPU_DATA_DIR: dir });
    try {
      return await measure(kaopu.url, runs);
    } finally {
      await kaopu.stop();
    }
  } finally {
    await database.drop();
    await server.stop();
  }
}

const runs = Number(process.argv[2] ?? RUNS);
const dir = await mkdtemp(join(tmpdir(), 'kaopu-bench-'));
await chmod(dir, 0o755);
try {
  const opened = await bench(runs, dir);
  const of = (what: keyof Opened) => median(opened.map((one) => one[what]));
  console.log(
    JSON.stringify({
      bench: 'web',
      platforms: 5000,
      runs,
      load: Number((loadavg()[0] ?? 0).toFixed(1)),
      jsGzKb: jsGzKb(),
      lcpMs: Math.round(of('lcpMs')),
      firstRowMs: Math.round(of('firstRowMs')),
      inpMs: Math.round(of('inpMs')),
      cls: Number(of('cls').toFixed(4)),
      domNodes: of('nodes'),
      heapMb: Number((of('heapBytes') / KB / KB).toFixed(1)),
      firstViewKb: Number((of('bytes') / KB).toFixed(1)),
    }),
  );
} finally {
  await rm(dir, { recursive: true, force: true });
}
