import { Worker } from 'node:worker_threads';

/**
 * Computes in a thread of its own: what takes seconds must not keep leases waiting. `script` posts one
 * message, its answer.
 */
export function inThread<Task, Answer>(script: URL, task: Task): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(script, { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${code}`)));
  });
}
