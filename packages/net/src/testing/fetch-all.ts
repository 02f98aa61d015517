// Fetches the URLs it is given as arguments, all at once, and reports on stdout
// what came of it and how far its memory grew. A process of its own, so that only the fetcher counts.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAllow } from '../allow-list.ts';
import { FetchFault } from '../fault.ts';
import { createFetcher } from '../fetch.ts';

const [good = '', ...urls] = process.argv.slice(2);
const look = createFetcher({ allow: parseAllow('127.0.0.0/8'), userAgent: 'KaopuTest/1' });
// A worker that has been at work for a while is what the growth is measured against.
for (let turn = 0; turn < 500; turn += 1) await look(good);
const base = process.memoryUsage.rss();
let peak = base;
const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);

async function outcomeOf(url: string): Promise<string> {
  try {
    const page = await look(url);
    return `page of ${page.bytes.length} bytes`;
  } catch (error) {
    return error instanceof FetchFault ? error.kind : String(error);
  }
}

/** Ordinary looks go on all the while; their number tells whether anything held them up. */
let served = 0;
let done = false;
async function serveOthers(): Promise<void> {
  while (!done) {
    const { text } = await look(good);
    if (text === 'ok') served += 1;
    await sleep(10);
  }
}

const others = serveOthers();
const outcomes = await Promise.all(urls.map(outcomeOf));
done = true;
await others;
clearInterval(sampling);
process.stdout.write(JSON.stringify({ grown: peak - base, outcomes, served }));
