// What the list of 5,000 platforms costs whoever reads it on a slow phone's processor and line: four times
// slowed, 1.6 Mbit/s, 150 ms; and how soon the sliders of the weights answer. Argument: how many times each
// is opened; the median counts. Beside each time stands how often a fixed loop would have run meanwhile on
// the same slowed processor: what else the machine does makes both longer.
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { asReader } from '../as-reader.ts';
import { withListed } from '../listed.ts';
import { median } from '../median.ts';
import type { Read } from './read.ts';
import type { ListInp } from './use-list.ts';

const RUNS = 5;
const KB = 1024;
const BUDGET = fileURLToPath(new URL('../../../../apps/web/budget.mjs', import.meta.url));

/** Of what the list needs before it can be drawn, as the build's budget has it. */
function jsGzKb(): number {
  const report = execFileSync(process.execPath, [BUDGET], { encoding: 'utf8' });
  const line = report.split('\n').find((text) => text.includes('JS to src/list/'));
  return Number(/([\d.]+) \//.exec(line ?? '')?.[1]);
}

function summary(reads: readonly Read[]) {
  const of = (what: (read: Read) => number) => median(reads.map(what));
  const inp = (what: keyof ListInp) => of(({ list }) => list.inp[what]);
  const loopMs = of(({ list }) => list.loopMs);
  const times = {
    lcpMs: of(({ list }) => list.lcpMs),
    firstRowMs: of(({ list }) => list.firstRowMs),
    wholeRowMs: of(({ list }) => list.wholeRowMs),
    inpMs: of(({ list }) => Math.max(...Object.values(list.inp))),
    weightsInpMs: of(({ weights }) => Math.max(weights.keysMs, weights.dragMs)),
  };
  const each = (how: (ms: number) => number) =>
    Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, how(ms)]));
  return {
    ...each(Math.round),
    inpOf: { search: inp('search'), sort: inp('sort'), name: inp('name'), buyer: inp('buyer') },
    loopMs: Math.round(loopMs),
    bestLoopMs: Math.round(Math.min(...reads.map(({ list }) => list.loopMs))),
    inLoops: each((ms) => Number((ms / loopMs).toFixed(1))),
    cls: Number(of(({ list }) => list.cls).toFixed(4)),
    domNodes: of(({ list }) => list.nodes),
    heapMb: Number((of(({ list }) => list.heapBytes) / KB / KB).toFixed(1)),
    firstViewKb: Number((of(({ list }) => list.bytes) / KB).toFixed(1)),
  };
}

const runs = Number(process.argv[2] ?? RUNS);
const reads = await withListed((url) =>
  asReader<Read>(new URL('read.ts', import.meta.url), [url, String(runs)], (read) =>
    console.log(JSON.stringify(read)),
  ),
);
const load = Number((loadavg()[0] ?? 0).toFixed(1));
console.log(
  JSON.stringify({
    bench: 'web',
    platforms: 5000,
    runs,
    load,
    jsGzKb: jsGzKb(),
    ...summary(reads),
  }),
);
