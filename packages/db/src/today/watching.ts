import { rows, type Db } from '../client.ts';
import { EXPOSURES } from '../exposures.ts';

/** A probe whose last look could not tell. */
export interface FailingProbe {
  probeId: string;
  kind: string;
  platformId: string;
  name: string;
  /** Fen that lie with the platform; null when nobody has entered it. */
  exposure: number | null;
  cause: string | null;
  at: string;
}

export interface Watching {
  /** The next slot of any probe; null when none is switched on. */
  nextLookAt: Date | null;
  failing: FailingProbe[];
  failingTotal: number;
}

/** How watching goes; of probes that fail those of platforms where money lies first, then the newest. */
export async function watching(db: Db, limit: number): Promise<Watching> {
  const [found] = await rows<Watching>(
    db,
    `WITH held AS MATERIALIZED (${EXPOSURES}), failing AS (
       SELECT pr.id AS "probeId", pr.kind, p.id AS "platformId", p.name, held.fen AS exposure,
         pr.last_cause AS cause, pr.last_at AS at
       FROM probe pr JOIN platform p ON p.id = pr.platform_id
       LEFT JOIN held ON held.platform_id = p.id
       WHERE pr.enabled AND pr.last_status = 'unknown'
     ), first AS (
       SELECT * FROM failing ORDER BY coalesce(exposure, 0) DESC, at DESC, "probeId" LIMIT $1
     )
     SELECT (SELECT min(next_due) FROM probe WHERE enabled) AS "nextLookAt",
       (SELECT count(*)::int FROM failing) AS "failingTotal",
       (SELECT coalesce(jsonb_agg(first ORDER BY coalesce(exposure, 0) DESC, at DESC, "probeId"), '[]')
        FROM first) AS failing`,
    limit,
  );
  if (found === undefined) throw new Error('a select of aggregates returned no row');
  return found;
}
