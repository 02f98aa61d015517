import { rows, type Db } from '../client.ts';

export interface Hint {
  probeId: string;
  fence: bigint;
  /** null: every `intervalSeconds` round the clock, which a claim reckons by itself. */
  schedule: unknown;
  intervalSeconds: number;
  nextDue: Date;
  /** The database's clock. */
  now: Date;
}

/** What is due by then counts as due. */
const SOON = `now() + $4 * interval '1 millisecond'`;

/** Probes of resource $3 that could be looked at if they were due. */
const FREE = `FROM probe p JOIN platform pl ON pl.id = p.platform_id
  WHERE p.resource = $3
    AND (p.lease_until IS NULL OR p.lease_until < now())
    AND (p.hinted_until IS NULL OR p.hinted_until <= now())
    AND NOT EXISTS (
      SELECT 1 FROM host h
      WHERE h.key = pl.host_key AND (h.next_ok > ${SOON} OR h.lease_until > now()
        OR (h.hold_until > now() AND p.ticket_key IS NULL
          AND (p.request_urgent AND p.request_at <= ${SOON}) IS NOT TRUE)))`;

/**
 * Probes of a resource that are due, or will be within `aheadMs`, that nobody holds and nobody was told of, at most one a host, marked as
 * told for `quietMs`. A hint that gets lost comes again after that time: the queue's store may be
 * erased at any moment.
 */
export function takeHints(
  db: Db,
  resource: string,
  limit: number,
  quietMs: number,
  aheadMs = 0,
): Promise<Hint[]> {
  return rows<Hint>(
    db,
    `WITH due AS (
       (SELECT p.id ${FREE} AND p.enabled AND p.next_due <= ${SOON} AND p.ticket_key IS NULL
        ORDER BY p.next_due LIMIT $1 * 4)
       UNION
       (SELECT p.id ${FREE} AND p.request_at <= ${SOON} LIMIT $1)
       UNION
       (SELECT p.id ${FREE} AND p.wake_at <= now() LIMIT $1)
     ), free AS (
       SELECT DISTINCT ON (pl.host_key) p.id
       FROM due JOIN probe p USING (id) JOIN platform pl ON pl.id = p.platform_id
       ORDER BY pl.host_key, p.request_at NULLS LAST, p.next_due
       LIMIT $1
     )
     UPDATE probe p SET hinted_until = now() + $2 * interval '1 millisecond'
     FROM free
     WHERE p.id = free.id
     RETURNING p.id AS "probeId", p.fence, p.schedule, p.interval_seconds AS "intervalSeconds",
       p.next_due AS "nextDue", now() AS now`,
    limit,
    quietMs,
    resource,
    aheadMs,
  );
}
