/** One job after another, in a thread that may be killed at any moment. */
import { parentPort } from 'node:worker_threads';
import { JOBS, type JobName } from './jobs.ts';

parentPort?.on('message', ({ name, input }: { name: JobName; input: never }) => {
  parentPort?.postMessage(JOBS[name](input));
});
