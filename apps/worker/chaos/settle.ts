import { requestLook } from '@kaopu/db';
import type { ChangeKind } from '@kaopu/scoring';
import { endOf, type PlannedProbe } from './plan.ts';
import type { Stage } from './stage.ts';
import { until } from './store.ts';

const PATIENCE_MS = 120_000;

/** Makes shops fail for the middle of the plan. */
export async function playOutages(stage: Stage): Promise<void> {
  await stage.passed(0.25);
  stage.shop.fail(stage.outages, true);
  await stage.passed(0.6);
  stage.shop.fail(stage.outages, false);
}

/**
 * Waits until the plan is looked at, every outage and every recovery was seen, all is judged and all told.
 *
 * @returns what did not come to its end in time; null when all did
 */
export async function settle(stage: Stage): Promise<string | null> {
  const { sql } = stage;
  await stage.passed(1);
  if (!(await until(() => isLookedAt(stage), PATIENCE_MS, 500))) return 'looks';
  await sql('UPDATE probe SET enabled = false');
  if (!(await sawAll(stage, 'became-unreachable'))) return 'outages';
  if (!(await sawAll(stage, 'became-reachable'))) return 'recoveries';
  // Looks that brought nothing new may wait for others, and deliveries for their next try: not for us.
  await sql(`UPDATE unjudged SET due = now() - interval '1 second'`);
  if (!(await until(() => isEmpty(stage, 'unjudged'), PATIENCE_MS))) return 'judging';
  return (await until(() => isTold(stage), PATIENCE_MS, 1_000)) ? null : 'deliveries';
}

async function isLookedAt({ sql, plan }: Stage): Promise<boolean> {
  const ends = plan.map((probe) => ({ id: probe.probeId, end: endOf(probe) }));
  const [row] = await sql(
    `SELECT count(*)::int AS left FROM probe p
       JOIN jsonb_to_recordset($1::jsonb) AS x(id uuid, "end" float8) USING (id)
     WHERE p.next_due < to_timestamp(x."end" / 1000)`,
    JSON.stringify(ends),
  );
  return row?.['left'] === 0;
}

async function isTold(stage: Stage): Promise<boolean> {
  await stage.sql(
    `UPDATE delivery SET next_attempt = now() - interval '1 second'
     WHERE state = 'pending' AND next_attempt > now() + interval '1 second'`,
  );
  const left = [
    'alert_event WHERE processed_at IS NULL',
    // A recovery that has yet to last; reminders come much later.
    `alert WHERE due < now() + interval '10 minutes'`,
    'alert_group WHERE flush_at IS NOT NULL',
    `delivery WHERE state = 'pending'`,
  ];
  for (const rows of left) if (!(await isEmpty(stage, rows))) return false;
  return true;
}

async function isEmpty({ sql }: Stage, rows: string): Promise<boolean> {
  return (await sql(`SELECT 1 FROM ${rows} LIMIT 1`)).length === 0;
}

/** Shops of which no such change was made out yet. */
async function unseen({ sql, plan, outages }: Stage, kind: ChangeKind): Promise<PlannedProbe[]> {
  const rows = await sql(
    `SELECT pr.id FROM probe pr JOIN score_change c USING (platform_id) WHERE c.kind = $1`,
    kind,
  );
  const seen = new Set(rows.map(({ id }) => String(id)));
  return plan.filter(({ number, probeId }) => outages.has(number) && !seen.has(probeId));
}

/** Has the shops looked at once more whose outage (or recovery) the harm kept from being made out. */
async function sawAll(stage: Stage, kind: ChangeKind): Promise<boolean> {
  if (!(await until(() => isEmpty(stage, 'unjudged WHERE due <= now()'), PATIENCE_MS)))
    return false;
  const shops = await unseen(stage, kind);
  const numbers = shops.map(({ number }) => number);
  stage.shop.fail(numbers, kind === 'became-unreachable');
  const isDone = async (): Promise<boolean> => {
    const left = await unseen(stage, kind);
    // Again: one asked for before a scheduled look counts as before it, even when it was made after.
    for (const { probeId } of left) await requestLook(stage.db, probeId);
    return left.length === 0;
  };
  const done = await until(isDone, PATIENCE_MS, 1_000);
  stage.shop.fail(numbers, false);
  return done;
}
