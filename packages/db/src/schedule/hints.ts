import { rows, type Db } from '../client.ts';

export interface Hint {
  probeId: string;
  resource: string;
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
 * Marks probes of resources $3, at most $1 of each, as told of for $2 milliseconds: what is due, or will
 * be within $4, that nobody holds and nobody was told of, one a host. Each resource for itself, so that
 * none waits behind what another has not got round to.
 */
export const HINTED = `due AS (
       SELECT wanted.resource, found.id FROM unnest($3::text[]) AS wanted(resource) CROSS JOIN LATERAL (
         (SELECT p.id ${FREE} AND p.enabled AND p.next_due <= ${SOON} AND p.ticket_key IS NULL
          ORDER BY p.next_due LIMIT $1 * 4)
         UNION
         (SELECT p.id ${FREE} AND p.request_at <= ${SOON} LIMIT $1)
         UNION
         (SELECT p.id ${FREE} AND p.wake_at <= now() LIMIT $1)) found
     ), one_a_host AS (
       SELECT DISTINCT ON (due.resource, pl.host_key) due.resource, p.id, p.next_due
       FROM due JOIN probe p USING (id) JOIN platform pl ON pl.id = p.platform_id
       ORDER BY due.resource, pl.host_key, p.request_at NULLS LAST, p.next_due
     ), free AS (
       SELECT id FROM (
         SELECT id, row_number() OVER (PARTITION BY resource ORDER BY next_due) AS nth FROM one_a_host) numbered
       WHERE nth <= $1
     ), hinted AS (
       UPDATE probe p SET hinted_until = now() + $2 * interval '1 millisecond'
       FROM free
       WHERE p.id = free.id
       RETURNING p.id AS "probeId", p.resource, p.schedule, p.interval_seconds AS "intervalSeconds",
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
  return rows<Hint>(db, `WITH ${HINTED} SELECT * FROM hinted`, limit, quietMs, [resource], aheadMs);
}
