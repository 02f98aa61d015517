import { rows, type Db } from '../client.ts';

export interface Hint {
  probeId: string;
  resource: string;
  /** Somebody waits for it: a person, or a judge who wants to see it again. A first look is nobody's in particular. */
  asked: boolean;
  /** null: every `intervalSeconds` round the clock, which a claim reckons by itself. */
  schedule: unknown;
  intervalSeconds: number;
  nextDue: Date;
  /** The database's clock. */
  now: Date;
}

/** What is due by then counts as due. */
const SOON = `now() + $4 * interval '1 millisecond'`;

/** Probes of a resource that could be looked at if they were due. */
const FREE = `FROM probe p JOIN platform pl ON pl.id = p.platform_id
  WHERE p.resource = wanted.resource
    AND (p.lease_until IS NULL OR p.lease_until < now())
    AND (p.hinted_until IS NULL OR p.hinted_until <= now())
    AND NOT EXISTS (
      SELECT 1 FROM host h
      WHERE h.key = pl.host_key AND (h.next_ok > ${SOON} OR h.lease_until > now()
        OR (h.hold_until > now() AND p.ticket_key IS NULL
          AND (p.request_urgent AND p.request_at <= ${SOON}) IS NOT TRUE)))`;

/**
 * Due probes of a resource, oldest first, $1 * 4 at a time: where few hosts have so many that others would
 * not come to be seen, it goes on without those hosts.
 */
const SCAN = `scan AS (
       SELECT resource, '{}'::uuid[] AS ids, '{}'::text[] AS hosts, resource <> ALL($5::text[]) AS "goesOn"
       FROM unnest($3::text[]) AS wanted(resource)
       UNION ALL
       SELECT wanted.resource, found.ids, wanted.hosts || found.hosts,
         found.rows = $1 * 4 AND cardinality(wanted.hosts || found.hosts) < $1
       FROM scan wanted CROSS JOIN LATERAL (
         SELECT array_agg(id) AS ids, array_agg(DISTINCT host_key) AS hosts, count(*) AS rows FROM (
           SELECT p.id, pl.host_key ${FREE} AND p.enabled AND p.next_due <= ${SOON} AND p.ticket_key IS NULL
             AND pl.host_key <> ALL(wanted.hosts)
           ORDER BY p.next_due LIMIT $1 * 4) oldest) found
       WHERE wanted."goesOn" AND found.rows > 0
     )`;

/**
 * Marks probes of resources $3, at most $1 of each, as told of for $2 milliseconds: what is due, or will
 * be within $4, that nobody holds and nobody was told of, one a host, what was asked for first. Each resource
 * for itself, so that none waits behind what another has not got round to; of resources $5 only what was
 * asked for. Begins with a CTE that is recursive.
 */
export const HINTED = `${SCAN}, due AS (
       SELECT resource, unnest(ids) AS id FROM scan
       UNION
       SELECT wanted.resource, found.id FROM unnest($3::text[]) AS wanted(resource) CROSS JOIN LATERAL (
         (SELECT p.id ${FREE} AND p.request_at <= ${SOON} ORDER BY p.last_at IS NULL, p.request_at LIMIT $1)
         UNION
         (SELECT p.id ${FREE} AND p.wake_at <= now() LIMIT $1)) found
     ), one_a_host AS (
       SELECT DISTINCT ON (due.resource, pl.host_key) due.resource, p.id, p.next_due,
         (p.request_at <= ${SOON} AND p.last_at IS NOT NULL) IS TRUE AS asked
       FROM due JOIN probe p USING (id) JOIN platform pl ON pl.id = p.platform_id
       ORDER BY due.resource, pl.host_key, p.request_at NULLS LAST, p.next_due
     ), free AS (
       SELECT id, asked FROM (
         SELECT id, asked, row_number() OVER (PARTITION BY resource ORDER BY asked DESC, next_due) AS nth
         FROM one_a_host) numbered
       WHERE nth <= $1
     ), hinted AS (
       -- Two planners may have chosen the same: the one that comes second finds it told of.
       UPDATE probe p SET hinted_until = now() + $2 * interval '1 millisecond'
       FROM free
       WHERE p.id = free.id AND (p.hinted_until IS NULL OR p.hinted_until <= now())
       RETURNING p.id AS "probeId", p.resource, free.asked, p.schedule, p.interval_seconds AS "intervalSeconds",
         p.next_due AS "nextDue", now() AS now
     )`;

/** What is due of a resource (see HINTED). A hint that gets lost comes again: the queue's store may be erased at any moment. */
export function takeHints(
  db: Db,
  resource: string,
  limit: number,
  quietMs: number,
  aheadMs = 0,
): Promise<Hint[]> {
  return rows<Hint>(
    db,
    `WITH RECURSIVE ${HINTED} SELECT * FROM hinted`,
    limit,
    quietMs,
    [resource],
    aheadMs,
    [],
  );
}
