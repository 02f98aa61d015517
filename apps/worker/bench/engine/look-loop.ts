// The look stage alone, over and over: all that a worker does between claiming a look and storing it, to the
// same recorder. Arguments: the database's URL, a data folder, how many looks at once, for how many ms; the
// parent tells the probes.
import { claimLooks, closeDb, openDb, openEvidence } from '@kaopu/db';
import { createFetcher } from '@kaopu/net';
import { parseAllow } from '@kaopu/net/address';
import { createBrowser } from '@kaopu/net/browser';
import { once } from 'node:events';
import { evidenceTools } from '../../src/look/kept.ts';
import { look } from '../../src/look/look.ts';
import { robotsMemory } from '../../src/look/robots.ts';
import { atOnce, costOf } from './cost.ts';

const AHEAD_MS = 86_400_000;

const [url = '', dataFolder = '', concurrency, forMs] = process.argv.slice(2);
const [probeIds] = (await once(process, 'message')) as [string[]];
const db = openDb(url, { max: 4 });
const allow = parseAllow('127.0.0.0/8');
const userAgent = 'kaopu-bench';
const tools = {
  fetcher: createFetcher({ allow, userAgent }),
  allow,
  browser: createBrowser({ allow, userAgent, dataFolder }),
  robots: robotsMemory(),
  ...evidenceTools(db, openEvidence({ KAOPU_DATA_DIR: dataFolder })),
  ownNetworkUp: () => Promise.resolve(true),
};
const options = { deadlineMs: 30_000, hostGapMs: 0, labPace: 1 };
const claims = await claimLooks(db, probeIds, AHEAD_MS, AHEAD_MS);
let next = 0;

async function one(): Promise<void> {
  const claim = claims[next++ % claims.length];
  if (claim === undefined) throw new Error('no probe could be claimed');
  const { status, detail } = await look(db, tools, options, claim);
  if (status !== 'observed') throw new Error(`a look that saw nothing: ${status}, ${detail}`);
}

process.send?.(await costOf(one, atOnce(Number(concurrency)), Number(forMs)));
process.disconnect();
await closeDb(db);
