// The programme of faults: each scenario does some harm to a whole product on loopback, and ends in a line
// of JSON that holds what the product says against what shops and a webhook's receiver wrote down.
import { migrate } from '@kaopu/db';
import { migrateQueue } from '@kaopu/jobs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCleanup, type Cleanup } from './cleanup.ts';
import { faultOf, play } from './play.ts';
import { keepPostgres, type KeptPostgres } from './postgres.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { readTerms, USAGE, type Terms } from './terms.ts';

/** Of scenarios under way. */
const cleanups = new Set<Cleanup>();
/** Of the server that scenarios share. */
const common = openCleanup();

async function startShared(): Promise<KeptPostgres> {
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-chaos-'));
  common.add(() => rm(dir, { recursive: true, force: true }));
  await chmod(dir, 0o755);
  const postgres = await keepPostgres(dir);
  common.add(() => postgres.stop());
  // Every database is made after this one, and finds itself migrated.
  const pattern = new URL(postgres.url);
  pattern.pathname = '/template1';
  await migrate(pattern.href);
  await migrateQueue(pattern.href);
  return postgres;
}

/** Scenarios end before the server that they share. */
async function end(): Promise<void> {
  await Promise.all([...cleanups].map((cleanup) => cleanup.run()));
  await common.run();
}

/** Plays it and says how it went; false when a promise was broken. */
async function playAndTell(
  scenario: Scenario,
  terms: Terms,
  shared: () => Promise<KeptPostgres>,
): Promise<boolean> {
  const missing = scenario.cannot?.() ?? null;
  if (missing !== null) {
    console.log(JSON.stringify({ chaos: scenario.name, ok: false, missing }));
    return false;
  }
  try {
    const line = await play(scenario, terms, shared, cleanups);
    const fault = faultOf(scenario, line);
    console.log(JSON.stringify({ ...line, ok: fault === null, ...(fault !== null && { fault }) }));
    return fault === null;
  } catch (error) {
    console.error(error);
    const fault = error instanceof Error ? error.message : String(error);
    console.log(JSON.stringify({ chaos: scenario.name, ok: false, fault }));
    return false;
  }
}

/** Plays what was asked for; false when any promise was broken. */
async function playAll(terms: Terms): Promise<boolean> {
  const { names } = terms;
  const unknown = names.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown.length > 0) {
    throw new Error(`no such scenario: ${unknown.join(', ')}\n${USAGE}\n${describe()}`);
  }
  const chosen = SCENARIOS.filter(({ name }) => names.length === 0 || names.includes(name));
  let server: Promise<KeptPostgres> | undefined;
  const shared = () => (server ??= startShared());
  const waiting = chosen.values();
  const results: boolean[] = [];
  const lane = async (): Promise<void> => {
    for (const scenario of waiting) results.push(await playAndTell(scenario, terms, shared));
  };
  await Promise.all(Array.from({ length: terms.atOnce }, lane));
  return results.every(Boolean);
}

function describe(): string {
  return SCENARIOS.map(({ name, about }) => `  ${name.padEnd(22)} ${about}`).join('\n');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    void end().finally(() => process.exit(130));
  });
}

let code = 2;
try {
  code = (await playAll(readTerms(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await end();
}
process.exit(code);
