import { conservation, openEvidence, verifyEvidence } from '@kaopu/db';
import { claimedLooks, decidedMessages } from './claims.ts';
import { openCleanup, type Cleanup } from './cleanup.ts';
import { causesOf, countDeliveries, countLooks } from './count.ts';
import type { KeptPostgres } from './postgres.ts';
import type { Figures, Scenario } from './scenario.ts';
import { playOutages, settle } from './settle.ts';
import { openStage, type Stage } from './stage.ts';
import type { Terms } from './terms.ts';

/** Plays one scenario from an empty database to its count. */
export async function play(
  scenario: Scenario,
  terms: Terms,
  shared: () => Promise<KeptPostgres>,
  started: Set<Cleanup>,
): Promise<Figures> {
  const cleanup = openCleanup();
  started.add(cleanup);
  const beganAt = performance.now();
  try {
    const stage = await openStage(scenario, terms, shared, cleanup);
    const [figures] = await Promise.all([scenario.run(stage), playOutages(stage)]);
    const unsettled = await settle(stage);
    await Promise.all(stage.workers.map((worker) => worker.stop()));
    return {
      chaos: scenario.name,
      ...(await countUp(stage)),
      ...figures,
      ...(unsettled !== null && { unsettled }),
      backend: stage.redis === null ? 'postgres' : 'redis',
      seconds: Math.round((performance.now() - beganAt) / 1_000),
    };
  } finally {
    await cleanup.run();
    started.delete(cleanup);
  }
}

async function countUp({
  sql,
  db,
  plan,
  shop,
  receiver,
  outages,
  dataDir,
}: Stage): Promise<Figures> {
  const claims = await claimedLooks(sql);
  const looks = countLooks(plan, claims, shop.arrivals);
  const sites = plan.filter(({ number }) => outages.has(number)).map(({ siteUrl }) => siteUrl);
  const told = countDeliveries(new Set(sites), await decidedMessages(sql), receiver.taken);
  const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
  const { problems } = await verifyEvidence(db, files, null, () => undefined);
  const { elapsed, accounted } = await conservation(db);
  return {
    planned: looks.planned,
    recorded: looks.recorded,
    lost: looks.lost,
    doubled: looks.doubled,
    falseBad: looks.falseBad + told.falseBad,
    deliveriesLost: told.deliveriesLost,
    deliveriesDoubled: told.deliveriesDoubled,
    missed: looks.missed,
    early: looks.early,
    unknown: looks.unknown,
    ...(looks.unknown > 0 && { unknownBy: causesOf(claims) }),
    lookedAgain: looks.again,
    againMostMs: Math.round(looks.againMostMs),
    deliveriesRepeated: told.deliveriesRepeated,
    deliveriesOutOfOrder: told.deliveriesOutOfOrder,
    refused: receiver.refused(),
    evidenceWrong: problems,
    unaccounted: elapsed - accounted,
  };
}

const ZERO = [
  'lost',
  'doubled',
  'falseBad',
  'deliveriesLost',
  'deliveriesDoubled',
  'deliveriesOutOfOrder',
  'evidenceWrong',
  'unaccounted',
  'early',
  'acknowledgedLost',
  'overlaps',
];

/** What must not be; null when all is as promised. */
export function faultOf(scenario: Scenario, line: Figures): string | null {
  if (line['unsettled'] !== undefined) return `unsettled: ${String(line['unsettled'])}`;
  const broken = scenario.judge ? scenario.judge(line) : brokenPromises(line);
  return (
    broken ?? (scenario.looksGoOn && isHardlySeen(line) ? 'hardly anything was looked at' : null)
  );
}

/** Half of the plan or more without a look that saw something. */
function isHardlySeen({ planned, missed, unknown }: Figures): boolean {
  return Number(missed) + Number(unknown) >= Number(planned) / 2;
}

export function brokenPromises(line: Figures): string | null {
  const broken = ZERO.filter((name) => (line[name] ?? 0) !== 0);
  return broken.length === 0 ? null : broken.join(', ');
}
