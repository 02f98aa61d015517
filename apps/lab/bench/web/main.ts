// What the list of 5,000 platforms costs whoever reads it on a slow phone's processor and line: four times
// slowed, 1.6 Mbit/s, 150 ms; and how soon the sliders of the weights answer. Argument: how many times each
// is opened; the median counts. Fails with a line for each figure over its limit; of times only where the
// machine had processors left when it began. Beside each time stands how often a fixed loop would have run meanwhile on
// the same slowed processor: what else the machine does makes both longer.
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { asReader } from '../as-reader.ts';
import { withListed } from '../listed.ts';
import { median } from '../median.ts';
import { over, TIMES } from './limits.ts';
import type { Read } from './read.ts';
import type { ListInp } from './use-list.ts';

const RUNS = 5;
const KB = 1024;
const BUDGET = fileURLToPath(new URL('../../../../apps/web/budget.mjs', import.meta.url));

/** Of what the list needs before it can be drawn, as the build's budget has it. */
function jsGzKb(): number {
  const { stdout } = spawnSync(process.execPath, [BUDGET], { encoding: 'utf8' });
  const line = stdout.split('\n').find((text) => text.includes('JS to src/list/'));
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
    scrollFrameMs: of(({ phone }) => phone.frameMs),
  };
  const each = (how: (ms: number) => number) =>
    Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, how(ms)])) as typeof times;
  return {
    ...each(Math.round),
    inpOf: { search: inp('search'), sort: inp('sort'), name: inp('name'), buyer: inp('buyer') },
    loopMs: Math.round(loopMs),
    bestLoopMs: Math.round(Math.min(...reads.map(({ list }) => list.loopMs))),
    inLoops: each((ms) => Number((ms / loopMs).toFixed(1))),
    cls: Number(of(({ list, phone }) => Math.max(list.cls, phone.cls)).toFixed(4)),
    domNodes: of(({ list }) => list.nodes),
    heapMb: Number((of(({ list }) => list.heapBytes) / KB / KB).toFixed(1)),
    firstViewKb: Number((of(({ list }) => list.bytes) / KB).toFixed(1)),
  };
}

const loadBefore = loadavg()[0] ?? 0;
const runs = Number(process.argv[2] ?? RUNS);
const reads = await withListed((url) =>
  asReader<Read>(new URL('read.ts', import.meta.url), [url, String(runs)], (read) =>
    console.log(JSON.stringify(read)),
  ),
);
const figures = { jsGzKb: jsGzKb(), ...summary(reads) };
const free = loadBefore > availableParallelism() ? TIMES : [];
if (free.length > 0) console.log(`not judged, the machine was busy: ${free.join(', ')}`);
const faults = over(figures, free);
for (const fault of faults) console.log(fault);
const load = Number((loadavg()[0] ?? 0).toFixed(1));
console.log(JSON.stringify({ bench: 'web', platforms: 5000, runs, load, ...figures }));
if (faults.length > 0) process.exitCode = 1;
