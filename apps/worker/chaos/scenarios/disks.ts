import { setTimeout as sleep } from 'node:timers/promises';
import { startApi, wrongsOf } from '../api.ts';
import { failSyncs, fillDisk, noFailingDisk, noSmallDisk } from '../disk.ts';
import { brokenPromises } from '../play.ts';
import type { Figures, Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { until } from '../store.ts';

const judgeEvidence = (line: Figures): string | null =>
  brokenPromises(line) ?? (line['unknown'] === 0 ? 'no evidence was refused' : null);

export const fullEvidenceDisk: Scenario = {
  name: 'full-evidence-disk',
  about: 'row 12: no room for evidence: looks are unknown, and no row points to a missing file',
  cannot: noSmallDisk,
  smallDisk: { holds: 'evidence', megabytes: 16 },
  async run({ diskDir, passed }) {
    // First looks keep what they saw, later ones only what is new.
    const free = await fillDisk(diskDir ?? '');
    await passed(0.4);
    await free();
    return {};
  },
  judge: judgeEvidence,
};

export const failingEvidenceDisk: Scenario = {
  name: 'failing-evidence-disk',
  about: 'row 12: every fsync of the workers fails with EIO: the same is promised',
  cannot: noFailingDisk,
  async run({ workers, passed, cleanup }) {
    const ends = await Promise.all(workers.map((worker) => failSyncs(worker.pid(), cleanup)));
    await passed(0.4);
    await Promise.all(ends.map((end) => end()));
    return {};
  },
  judge: judgeEvidence,
};

/** Writes until there is no room; returns how often that was said, or Postgres broke down over it. */
async function writeInVain({ db }: Stage, isOver: () => boolean): Promise<number> {
  let refused = 0;
  while (!isOver()) {
    try {
      await db.pool.query(
        `INSERT INTO filler SELECT repeat(md5(n::text), 30) FROM generate_series(1, 5000) AS n`,
      );
    } catch {
      refused += 1;
      await sleep(1_000);
    }
  }
  return refused;
}

/** How long there is no room at least. */
const FULL_MS = 8_000;

/** The product's health says so within this. */
const TOLD_MS = 60_000;

export const fullDatabaseDisk: Scenario = {
  name: 'full-database-disk',
  about: 'row 11: no room for Postgres, which breaks down and recovers; the health page turns red',
  cannot: noSmallDisk,
  ownPostgres: true,
  smallDisk: { holds: 'postgres', megabytes: 400 },
  async run(stage) {
    const { url } = await startApi(stage);
    let before: string[] | null = null;
    await until(async () => (before = await wrongsOf(url)) !== null, TOLD_MS);
    await stage.sql('CREATE TABLE filler (text text)');
    await stage.passed(0.1);
    const free = await fillDisk(stage.diskDir ?? '');
    let isOver = false;
    const writing = writeInVain(stage, () => isOver);
    const at = performance.now();
    let news: string[] = [];
    const isTold = async (): Promise<boolean> => {
      news = (await wrongsOf(url))?.filter((reason) => before?.includes(reason) === false) ?? [];
      return news.length > 0;
    };
    // On a machine that plays several at once, being told at all is what counts.
    const told = await until(isTold, stage.terms.short ? 3 * TOLD_MS : TOLD_MS);
    const toldMs = told ? Math.round(performance.now() - at) : null;
    await sleep(FULL_MS);
    isOver = true;
    const refused = await writing;
    await free();
    return {
      toldMs,
      told: news.join(' '),
      writesRefused: refused,
      postgresRestarts: stage.postgres.starts() - 1,
    };
  },
  judge(line) {
    if (line['writesRefused'] === 0) return 'the disk was not full';
    return brokenPromises(line) ?? (line['toldMs'] === null ? 'nobody was told in time' : null);
  },
};
