import { rows, type Db } from './client.ts';

export interface PlatformHead {
  /** Where it stands for each buyer for whom it is ranked. */
  places: { profile: string; rank: number; lo: number; hi: number; of: number }[];
  /** The number of its ICP filing as somebody last looked it up or its own pages last said; null without any in half a year. */
  icp: { number: string; at: string; observation: string } | null;
}

/** Of what a person looked up: the filing that was found. Of its own pages: the one they show, when it is well formed. */
const FILING_NUMBER = `CASE WHEN kind = 'register-check' THEN seen->'fields'->>'filingNumber'
  WHEN seen->'identifiers'->'icpFiling'->>'form' <> 'malformed' THEN seen->'identifiers'->'icpFiling'->>'text' END`;

/** What the head of a platform's page says beside its score. */
export async function platformHead(db: Db, platformId: string): Promise<PlatformHead> {
  const [found] = await rows<PlatformHead>(
    db,
    `SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object('profile', profile, 'rank', place->'rank',
          'lo', place->'lo', 'hi', place->'hi', 'of', of)), '[]')
        FROM (SELECT profile, jsonb_array_length(result->'ranked') AS of, jsonb_path_query_first(
            result->'ranked', '$[*] ? (@.id == $id)', jsonb_build_object('id', $1::text)) AS place
          FROM ranking) ranked
        WHERE place IS NOT NULL) AS places,
       (SELECT jsonb_build_object('number', number, 'observation', key,
          'at', to_char(slot_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        FROM (SELECT key, slot_at, ${FILING_NUMBER} AS number FROM observation
          WHERE platform_id = $1::uuid AND kind IN ('register-check', 'qualification-disclosure')
            AND status = 'observed' AND retracted_by IS NULL AND slot_at > now() - interval '180 days') said
        WHERE number IS NOT NULL ORDER BY slot_at DESC LIMIT 1) AS icp`,
    platformId,
  );
  if (found === undefined) throw new Error('a select without a source returned no row');
  return found;
}
