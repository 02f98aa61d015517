import { rows, type Db } from '../client.ts';

/** A probe that keeps a schedule, which others read (packages/schedule): all times ms UTC. */
export interface ScheduledProbe {
  probeId: string;
  schedule: unknown;
  intervalSeconds: number;
  /** The slot that is due next. */
  due: number;
}

/** What a claim has to know of such a probe: only whoever reads its schedule can tell. */
export interface ComingSlots {
  probeId: string;
  /** The slot that was due when this was found out. */
  due: number;
  /** How many slots, `due` counted, lie before the first of `at`. */
  passed: number;
  /** The newest slot that had come, and those that follow it. */
  at: number[];
}

/** As rows of a JSON array for GIVEN_SLOTS. */
export function slotRecords(coming: readonly ComingSlots[]): object[] {
  return coming.flatMap(({ probeId, due, passed, at }) =>
    at.map((slot, i) => ({
      probe_id: probeId,
      due: new Date(due).toISOString(),
      slot: new Date(slot).toISOString(),
      passed: passed + i,
    })),
  );
}

/** The slots of a JSON array, each with the one after it, as SQL. */
export function givenSlots(parameter: string): string {
  return `SELECT probe_id, due, slot, passed,
      lead(slot) OVER (PARTITION BY probe_id, due ORDER BY passed) AS following
    FROM jsonb_to_recordset(${parameter}::jsonb)
      AS x(probe_id uuid, due timestamptz, slot timestamptz, passed int)`;
}

/** The database's clock, ms UTC. */
export async function databaseNow(db: Db): Promise<number> {
  const [found] = await rows<{ now: Date }>(db, `SELECT now() AS now`);
  if (!found) throw new Error('a select without FROM returned no row');
  return found.now.getTime();
}
