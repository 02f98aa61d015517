import { rows, type Db } from '../client.ts';

/** What came of the looks of one vantage in the last week; of our own look beside them, `vantageId` is null. */
export interface VantageTally {
  vantageId: string | null;
  asked: number;
  /** It could look, and said what it saw. */
  told: number;
  /** It saw other than what counted. */
  differed: number;
  /** The site let others in and not it, or showed it a wall. */
  shutOut: number;
  ownNetwork: number;
  silent: number;
  /** Sites that shut it out the last time, newest first. */
  sites: string[];
}

const MOST_SITES = 20;

/** Of vantages that were asked something in the last week. */
export function vantageTallies(db: Db): Promise<VantageTally[]> {
  return rows<VantageTally>(
    db,
    `WITH looks AS (
       SELECT *, verdict IN ('blocked', 'cut-off') AS shut,
         row_number() OVER (PARTITION BY vantage_id, host_key ORDER BY asked_at DESC) AS nth
       FROM vantage_look WHERE verdict IS NOT NULL AND asked_at > now() - interval '7 days'
     )
     SELECT vantage_id AS "vantageId", count(*)::int AS asked,
       count(*) FILTER (WHERE verdict IN ('agreed', 'cut-off', 'alone'))::int AS told,
       count(*) FILTER (WHERE verdict IN ('cut-off', 'alone'))::int AS differed,
       count(*) FILTER (WHERE shut)::int AS "shutOut",
       count(*) FILTER (WHERE verdict = 'own-network')::int AS "ownNetwork",
       count(*) FILTER (WHERE verdict = 'silent')::int AS silent,
       coalesce((array_agg(host_key ORDER BY asked_at DESC) FILTER (WHERE shut AND nth = 1))[1:${MOST_SITES}], '{}') AS sites
     FROM looks GROUP BY vantage_id`,
  );
}
