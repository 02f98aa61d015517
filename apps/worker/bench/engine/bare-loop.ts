// The physical limit: undici alone, as many requests at once as the worker has, to the same recorder.
// Arguments: the recorder's port, how many probes there are, how many requests at once, for how many ms.
import { Agent, request } from 'undici';
import { addressOf } from './address.ts';

const [port = 0, probes = 1, concurrency = 1, forMs = 0] = process.argv.slice(2).map(Number);
/** Each address keeps a connection, and a process has only so many. */
const addresses = Math.min(probes, 5_000);
const agent = new Agent({ connections: 1, pipelining: 1 });
const end = performance.now() + forMs;
let next = 0;
let done = 0;

async function loop(): Promise<void> {
  while (performance.now() < end) {
    const number = next++ % addresses;
    const url = `http://${addressOf(number)}:${port}/p/${number}`;
    const { body } = await request(url, { dispatcher: agent });
    await body.arrayBuffer();
    done += 1;
  }
}

const before = process.cpuUsage();
const began = performance.now();
await Promise.all(Array.from({ length: concurrency }, loop));
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - began) / 1_000;
process.send?.({ cpuMsPerCheck: (user + system) / 1_000 / done, perSecond: done / seconds });
process.disconnect();
await agent.destroy();
