import { ms, rows, toJson, transaction, type Db, type Runner } from './client.ts';
import { gridsOnly, type CountSlots } from './conservation.ts';
import type { Refusal } from './hosts.ts';
import { nextSlot } from './schedule/index.ts';
import { storeMissed } from './schedule/missed.ts';

export interface NewProbe {
  kind: string;
  resource: string;
  config: unknown;
  intervalSeconds: number;
  /** So many places have to say the same; absent or null: as for all. */
  quorum?: number | null;
  enabled: boolean;
  /** Absent: every `intervalSeconds`, round the clock. */
  plan?: ProbePlan | undefined;
}

/** A schedule that only packages/schedule can read, and what it says of a probe of this id. */
export interface ProbePlan {
  id: string;
  schedule: unknown;
  firstSlot: Date;
  longestGapSeconds: number;
}

/** Of a row of `fresh`, as SQL. */
const FIRST_SLOT = `coalesce((plan->>'firstSlot')::timestamptz, ${nextSlot('fresh.id', '"intervalSeconds"')})`;

/** More on one platform is nobody's wish. */
export const MOST_PROBES = 40;

/**
 * CTEs that give the platforms (`id`) of another one the probes of a JSON array, each asked to look at
 * once; `probes` returns their ids.
 */
export function insertingProbes(platforms: string, parameter: string): string {
  return `fresh AS (
       SELECT coalesce((plan->>'id')::uuid, gen_random_uuid()) AS id, p.id AS platform_id, x.*
       FROM ${platforms} p, jsonb_to_recordset(${parameter}::jsonb) AS x(kind text, resource text,
         config jsonb, "intervalSeconds" int, quorum int, enabled boolean, plan jsonb)
     ), probes AS (
       INSERT INTO probe (id, platform_id, kind, resource, config, interval_seconds, quorum, enabled,
         schedule, longest_gap_seconds, first_slot, next_due, request_id, request_at, request_urgent)
       SELECT id, platform_id, kind, resource, config, "intervalSeconds", quorum, enabled,
         plan->'schedule', (plan->>'longestGapSeconds')::int, ${FIRST_SLOT}, ${FIRST_SLOT},
         CASE WHEN enabled THEN gen_random_uuid() END,
         CASE WHEN enabled THEN date_trunc('milliseconds', now()) END, enabled
       FROM fresh
       RETURNING id
     )`;
}

export interface ProbeRecord {
  id: string;
  platformId: string;
  kind: string;
  resource: string;
  config: unknown;
  intervalSeconds: number;
  schedule: unknown;
  quorum: number | null;
  enabled: boolean;
  nextDue: Date;
  running: boolean;
  lastAt: Date | null;
  lastStatus: string | null;
  lastCause: string | null;
  /** Until when its site is left alone, and why. */
  holdUntil: Date | null;
  holdCause: Refusal | null;
}

const holdOf = (column: string) =>
  `(SELECT h.${column} FROM host h JOIN platform pl ON pl.host_key = h.key
    WHERE pl.id = probe.platform_id AND h.hold_until > now())`;

/** Columns of a row that is called `probe`. */
export const PROBE_RECORD = `id, platform_id AS "platformId", kind, resource, config, interval_seconds AS "intervalSeconds",
  schedule, quorum, enabled, next_due AS "nextDue", coalesce(lease_until > now(), false) AS running,
  last_at AS "lastAt", last_status AS "lastStatus", last_cause AS "lastCause",
  ${holdOf('hold_until')} AS "holdUntil", ${holdOf('hold_cause')} AS "holdCause"`;

export function probesOf(db: Db, platformId: string): Promise<ProbeRecord[]> {
  return rows<ProbeRecord>(
    db,
    `SELECT ${PROBE_RECORD} FROM probe WHERE platform_id = $1::uuid ORDER BY created_at, kind, id`,
    platformId,
  );
}

export async function findProbe(db: Db, id: string): Promise<ProbeRecord | null> {
  const found = await rows<ProbeRecord>(
    db,
    `SELECT ${PROBE_RECORD} FROM probe WHERE id = $1::uuid`,
    id,
  );
  return found[0] ?? null;
}

/**
 * Gives a platform one more probe, which looks at once.
 *
 * @returns its id; null when the platform is gone or has as many as it may
 */
export async function addProbe(
  db: Db,
  platformId: string,
  probe: NewProbe,
): Promise<string | null> {
  const added = await rows<{ id: string }>(
    db,
    `WITH wanted AS (
       SELECT id FROM platform WHERE id = $1::uuid
         AND (SELECT count(*) FROM probe WHERE platform_id = $1::uuid) < $3::int
       FOR UPDATE
     ), ${insertingProbes('wanted', '$2')}
     SELECT id FROM probes`,
    platformId,
    toJson([probe]),
    MOST_PROBES,
  );
  return added[0]?.id ?? null;
}

/** What of a change bears on the plan: another grid of slots, or none from now on. */
interface Replanned {
  now: number;
  due: number;
  begins: boolean;
  pauses: boolean;
  wasEnabled: boolean;
  schedule: unknown;
  intervalSeconds: number;
}

type ProbeChange = Pick<
  NewProbe,
  'resource' | 'config' | 'intervalSeconds' | 'quorum' | 'enabled' | 'plan'
>;

/**
 * Changes a probe. A new schedule, or waking from a pause, starts a new grid of slots: nothing
 * counts as missed for the time it was not asked to look. Slots that had come by then and were not looked at
 * are missed all the same. A look under way is discarded; with a pause also one that was asked for and
 * has not begun.
 *
 * @param count reads the probe's schedule, where it has one
 */
export async function changeProbe(
  db: Db,
  id: string,
  change: ProbeChange,
  count: CountSlots = gridsOnly,
): Promise<ProbeRecord | null> {
  return transaction(db, async (client) => {
    const plan = await lockPlan(client, id, change);
    if (plan === null) return null;
    const passed = passedOf(plan, id, change, count);
    if (passed > 0) await recordMissed(client, id, passed);
    return writeChange(client, id, change, plan, passed);
  });
}

async function lockPlan(
  client: Runner,
  id: string,
  { intervalSeconds, enabled, plan }: ProbeChange,
): Promise<Replanned | null> {
  const found = await client.query<Replanned>(
    `SELECT ${ms('now()')}::float8 AS now, ${ms('next_due')}::float8 AS due, schedule,
       interval_seconds AS "intervalSeconds", enabled AND NOT $3::boolean AS pauses,
       (interval_seconds <> $2::int OR schedule IS DISTINCT FROM $4::jsonb
         OR (NOT enabled AND $3::boolean)) AS begins,
       enabled AS "wasEnabled"
     FROM probe WHERE id = $1::uuid FOR UPDATE`,
    [id, intervalSeconds, enabled, plan === undefined ? null : toJson(plan.schedule)],
  );
  return found.rows[0] ?? null;
}

/** Slots of the old plan that have come and will not be looked at any more. */
function passedOf(
  { now, due, begins, pauses, wasEnabled, schedule, intervalSeconds }: Replanned,
  probeId: string,
  { plan }: ProbeChange,
  count: CountSlots,
): number {
  if (!wasEnabled || due > now || !(begins || pauses)) return 0;
  if (schedule === null) return Math.floor((now - due) / (intervalSeconds * 1_000)) + 1;
  // The new plan was made a moment ago: a slot that came since is its first.
  const to = Math.min(now + 1, plan?.firstSlot.getTime() ?? Infinity);
  return count({ probeId, schedule, intervalSeconds, due }, due, to);
}

async function recordMissed(client: Runner, id: string, slots: number): Promise<void> {
  const probe = `(SELECT p.*, pl.host_key FROM probe p JOIN platform pl ON pl.id = p.platform_id) p`;
  await client.query(storeMissed(`${probe} WHERE p.id = $1::uuid`, '$2::int'), [id, slots]);
}

async function writeChange(
  client: Runner,
  id: string,
  change: ProbeChange,
  { begins, pauses }: Replanned,
  passed: number,
): Promise<ProbeRecord | null> {
  const { plan } = change;
  const changed = await client.query<ProbeRecord>(
    `UPDATE probe SET resource = $5, config = $2::jsonb, interval_seconds = $3::int, enabled = $4::boolean,
       schedule = $6::jsonb, longest_gap_seconds = $8::int, quorum = $9::int,
       first_slot = CASE WHEN $10::boolean THEN coalesce($7::timestamptz, ${nextSlot('id', '$3')}) ELSE first_slot END,
       next_due = CASE
         WHEN $10::boolean THEN coalesce($7::timestamptz, ${nextSlot('id', '$3')})
         WHEN $12::int > 0 THEN coalesce($7::timestamptz, next_due + $12::int * interval_seconds * interval '1 second')
         ELSE next_due END,
       fence = fence + 1, lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL,
       request_id = CASE WHEN $11::boolean THEN NULL ELSE request_id END,
       request_at = CASE WHEN $11::boolean THEN NULL ELSE request_at END,
       request_urgent = request_urgent AND NOT $11::boolean,
       last_gist = CASE WHEN config = $2::jsonb THEN last_gist END,
       config_since = CASE WHEN config = $2::jsonb THEN config_since ELSE now() END
     WHERE id = $1::uuid RETURNING ${PROBE_RECORD}`,
    [
      id,
      toJson(change.config),
      change.intervalSeconds,
      change.enabled,
      change.resource,
      plan === undefined ? null : toJson(plan.schedule),
      plan?.firstSlot.toISOString() ?? null,
      plan?.longestGapSeconds ?? null,
      change.quorum ?? null,
      begins,
      pauses,
      passed,
    ],
  );
  return changed.rows[0] ?? null;
}
