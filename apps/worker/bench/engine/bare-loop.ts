// The physical limit: undici alone, as many requests at once as the worker has, to the same recorder.
// Arguments: the recorder's port, how many probes there are, how many requests at once, for how many ms,
// `kept` or `new`: whether a shop's connection is kept for its next request, or opened for each, as it is
// for shops that are asked once a minute; and how many a second, when it is not to be as many as can be.
import { Agent, request } from 'undici';
import { addressOf } from './address.ts';
import { atOnce, atPace, costOf } from './cost.ts';

const [port = 0, probes = 1, concurrency = 1, forMs = 0] = process.argv.slice(2).map(Number);
const reset = process.argv[6] === 'new';
const perSecond = Number(process.argv[7] ?? 0);
/** Each address keeps a connection, and a process has only so many. */
const addresses = Math.min(probes, 1_000);
const agent = new Agent({ connections: 1, pipelining: 1 });
let next = 0;

async function one(): Promise<void> {
  const number = next++ % addresses;
  const url = `http://${addressOf(number)}:${port}/p/${number}`;
  const { body } = await request(url, { dispatcher: agent, reset });
  await body.arrayBuffer();
}

const doing = perSecond > 0 ? atPace(perSecond) : atOnce(concurrency);
process.send?.(await costOf(one, doing, forMs));
process.disconnect();
await agent.destroy();
