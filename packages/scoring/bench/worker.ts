/** Runs the benchmarks it is asked for, one after the other. */
import { parentPort } from 'node:worker_threads';
import { BENCHMARKS } from './benchmarks.ts';

parentPort?.on('message', (id: string) => {
  parentPort?.postMessage({ id, rows: BENCHMARKS[id]?.() ?? [] });
});
