/**
 * The benchmarks of scoring.md §4.2, all or those named: a table, and as last line the same as JSON.
 * Fails when a must is not reached.
 */
import { Worker } from 'node:worker_threads';
import { BENCHMARKS, LONGEST_FIRST, TIMED } from './benchmarks.ts';
import { summary, table, type Row } from './rows.ts';

const WORKERS = 2;

interface Answer {
  id: string;
  rows: Row[];
}

/** Lets one worker take from the queue until it is empty. */
function work(queue: string[], take: (answer: Answer) => void): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const id = queue.shift();
      if (id === undefined) resolve();
      else worker.postMessage(id);
    };
    worker.on('message', (answer: Answer) => {
      console.error(`${answer.id} done`);
      take(answer);
      next();
    });
    worker.on('error', reject);
    next();
  }).finally(() => {
    void worker.terminate();
  });
}

async function measure(ids: readonly string[]): Promise<Row[]> {
  const results = new Map<string, Row[]>();
  const take = ({ id, rows }: Answer): void => void results.set(id, rows);
  const queue = LONGEST_FIRST.filter((id) => ids.includes(id));
  await Promise.all(Array.from({ length: WORKERS }, () => work(queue, take)));
  await work(
    ids.filter((id) => TIMED.has(id)),
    take,
  );
  return ids.flatMap((id) => results.get(id) ?? []);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => BENCHMARKS[id] === undefined);
if (unknown.length > 0) {
  console.error(
    `no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}`,
  );
  process.exit(2);
}
const rows = await measure(asked.length > 0 ? asked : Object.keys(BENCHMARKS));
console.log(table(rows));
console.log(summary('scoring', rows));
process.exitCode = rows.every(({ pass }) => pass) ? 0 : 1;
