/** One file, read in a thread that may be killed at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './file.ts';
import type { ReadOptions } from '../kit/records/table/read.ts';

const { bytes, options } = workerData as { bytes: Uint8Array; options: ReadOptions };
parentPort?.postMessage(await readFile(bytes, options));
