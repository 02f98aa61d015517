import { requestLook } from '@kaopu/db';
import { endOf } from './plan.ts';
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
  if (!(await until(() => isLookedAt(stage), PATIENCE_MS, 500))) return 'looks';
  await sql('UPDATE probe SET enabled = false');
  if (!(await sawAll(stage, 'down'))) return 'outages';
  if (!(await sawAll(stage, 'up'))) return 'recoveries';
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
  return isEmpty(stage, `delivery WHERE state = 'pending'`);
}

async function isEmpty({ sql }: Stage, rows: string): Promise<boolean> {
  return (await sql(`SELECT 1 FROM ${rows} LIMIT 1`)).length === 0;
}

/** Probes whose outage was not seen yet, or whose recovery after it was not. */
async function unseen({ sql, outages }: Stage, what: 'down' | 'up'): Promise<string[]> {
  const rows = await sql(
    `SELECT p.id FROM probe p WHERE substring(p.config->>'url' FROM '[0-9]+$')::int = ANY($1::int[])
       AND NOT EXISTS (SELECT FROM observation o WHERE o.probe_id = p.id
         AND (o.seen->>'reachable')::bool = $2
         AND ($2 = false OR o.finished_at > (SELECT max(d.finished_at) FROM observation d
           WHERE d.probe_id = p.id AND (d.seen->>'reachable')::bool = false)))`,
    [...outages],
    what === 'up',
  );
  return rows.map(({ id }) => String(id));
}

/** Has the shops looked at once more whose outage (or recovery) the harm kept from being seen. */
async function sawAll(stage: Stage, what: 'down' | 'up'): Promise<boolean> {
  const missing = await unseen(stage, what);
  if (missing.length === 0) return true;
  const shops = stage.plan.filter(({ probeId }) => missing.includes(probeId));
  const numbers = shops.map(({ number }) => number);
  stage.shop.fail(numbers, what === 'down');
  for (const probeId of missing) await requestLook(stage.db, probeId);
  const done = await until(
    async () => (await unseen(stage, what)).length === 0,
    PATIENCE_MS,
    500,
  );
  stage.shop.fail(numbers, false);
  return done;
}
