import { setTimeout as sleep } from 'node:timers/promises';
import { fillDisk, noSmallDisk } from '../disk.ts';
import { brokenPromises } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';

/** Leaves no room from here to there of the planned time. */
async function fillFor({ diskDir, passed }: Stage, from: number, to: number): Promise<void> {
  await passed(from);
  const free = await fillDisk(diskDir ?? '');
  await passed(to);
  await free();
}

export const fullEvidenceDisk: Scenario = {
  name: 'full-evidence-disk',
  about: 'row 12: no room for evidence: looks are unknown, and no row points to a missing file',
  cannot: noSmallDisk,
  smallDisk: { holds: 'evidence', megabytes: 16 },
  async run(stage) {
    await fillFor(stage, 0.1, 0.4);
    return {};
  },
  judge: (line) => brokenPromises(line) ?? (line['unknown'] === 0 ? 'the disk was not full' : null),
};

export const fullDatabaseDisk: Scenario = {
  name: 'full-database-disk',
  about: 'row 11: no room for Postgres, which breaks down and recovers',
  cannot: noSmallDisk,
  ownPostgres: true,
  smallDisk: { holds: 'postgres', megabytes: 400 },
  async run(stage) {
    await fillFor(stage, 0.1, 0.5);
    await sleep(0);
    return { postgresRestarts: stage.postgres.starts() - 1 };
  },
};
