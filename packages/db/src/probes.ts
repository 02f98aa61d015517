import { rows, type Db, toJson } from './client.ts';
import type { Refusal } from './hosts.ts';
import { nextSlot } from './schedule/index.ts';

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

const RECORD = `id, platform_id AS "platformId", kind, resource, config, interval_seconds AS "intervalSeconds",
  schedule, quorum, enabled, next_due AS "nextDue", coalesce(lease_until > now(), false) AS running,
  last_at AS "lastAt", last_status AS "lastStatus", last_cause AS "lastCause",
  ${holdOf('hold_until')} AS "holdUntil", ${holdOf('hold_cause')} AS "holdCause"`;

export function probesOf(db: Db, platformId: string): Promise<ProbeRecord[]> {
  return rows<ProbeRecord>(
    db,
    `SELECT ${RECORD} FROM probe WHERE platform_id = $1::uuid ORDER BY created_at, kind, id`,
    platformId,
  );
}

export async function findProbe(db: Db, id: string): Promise<ProbeRecord | null> {
  const found = await rows<ProbeRecord>(db, `SELECT ${RECORD} FROM probe WHERE id = $1::uuid`, id);
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

const BEGINS_ANEW = `(interval_seconds <> $3::int OR schedule IS DISTINCT FROM $6::jsonb
  OR (NOT enabled AND $4::boolean))`;
const PAUSES = `(enabled AND NOT $4::boolean)`;
const NEW_SLOT = `coalesce($7::timestamptz, ${nextSlot('id', '$3')})`;

/**
 * Changes a probe. A new schedule, or waking from a pause, starts a new grid of slots: nothing
 * counts as missed for the time it was not asked to look. A look under way is discarded; with a pause
 * also one that was asked for and has not begun.
 */
export async function changeProbe(
  db: Db,
  id: string,
  change: Pick<NewProbe, 'resource' | 'config' | 'intervalSeconds' | 'quorum' | 'enabled' | 'plan'>,
): Promise<ProbeRecord | null> {
  const changed = await rows<ProbeRecord>(
    db,
    `UPDATE probe SET resource = $5, config = $2::jsonb, interval_seconds = $3::int, enabled = $4::boolean,
       schedule = $6::jsonb, longest_gap_seconds = $8::int, quorum = $9::int,
       first_slot = CASE WHEN ${BEGINS_ANEW} THEN ${NEW_SLOT} ELSE first_slot END,
       next_due = CASE WHEN ${BEGINS_ANEW} THEN ${NEW_SLOT} ELSE next_due END,
       fence = fence + 1, lease_until = NULL, lease_key = NULL, lease_slot = NULL, hinted_until = NULL,
       request_id = CASE WHEN ${PAUSES} THEN NULL ELSE request_id END,
       request_at = CASE WHEN ${PAUSES} THEN NULL ELSE request_at END,
       last_gist = CASE WHEN config = $2::jsonb THEN last_gist END,
       config_since = CASE WHEN config = $2::jsonb THEN config_since ELSE now() END
     WHERE id = $1::uuid RETURNING ${RECORD}`,
    id,
    toJson(change.config),
    change.intervalSeconds,
    change.enabled,
    change.resource,
    change.plan === undefined ? null : toJson(change.plan.schedule),
    change.plan?.firstSlot.toISOString() ?? null,
    change.plan?.longestGapSeconds ?? null,
    change.quorum ?? null,
  );
  return changed[0] ?? null;
}
