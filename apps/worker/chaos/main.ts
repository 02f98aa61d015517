// The programme of faults: each scenario does some harm to a whole product on loopback, and ends in a line
// of JSON that holds what the product says against what shops and a webhook's receiver wrote down.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCleanup, type Cleanup } from './cleanup.ts';
import { faultOf, play } from './play.ts';
import { keepPostgres, type KeptPostgres } from './postgres.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { readTerms, USAGE, type Terms } from './terms.ts';

const cleanups = new Set<Cleanup>();

function sharedPostgres(): () => Promise<KeptPostgres> {
  let server: Promise<KeptPostgres> | undefined;
  const start = async (): Promise<KeptPostgres> => {
    const cleanup = openCleanup();
    cleanups.add(cleanup);
    const dir = await mkdtemp(join(tmpdir(), 'kaopu-chaos-'));
    await chmod(dir, 0o755);
    cleanup.add(() => rm(dir, { recursive: true, force: true }));
    const postgres = await keepPostgres(dir);
    cleanup.add(() => postgres.stop());
    return postgres;
  };
  return () => (server ??= start());
}

/** Scenarios end at once, and after them the server that they share, which was started among them. */
async function end(shared: Cleanup | undefined): Promise<void> {
  await Promise.all([...cleanups].filter((one) => one !== shared).map((one) => one.run()));
  await shared?.run();
}

/** Plays it and says how it went; false when a promise was broken. */
async function playAndTell(
  scenario: Scenario,
  terms: Terms,
  shared: () => Promise<KeptPostgres>,
): Promise<boolean> {
  const skipped = scenario.cannot?.() ?? null;
  if (skipped !== null) {
    console.log(JSON.stringify({ chaos: scenario.name, skipped }));
    return true;
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
