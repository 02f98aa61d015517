import { rows, type Db } from '../client.ts';
import type { EvidenceLink } from './chain.ts';
import { PROOF } from './proof.ts';

type StoredLink = Omit<EvidenceLink, 'seq'> & { seq: bigint };

const LINK = `platform_id AS "platformId", seq, kind, sha256, key, url, mime, size, at,
  prev_hash AS prev, hash`;

function read(stored: StoredLink): EvidenceLink {
  return { ...stored, seq: Number(stored.seq) };
}

/** A platform's links from `first` to `last`, oldest first, at most `limit`. */
export async function evidenceLinks(
  db: Db,
  platformId: string,
  range: { first: number; last: number },
  limit: number,
): Promise<EvidenceLink[]> {
  const found = await rows<StoredLink>(
    db,
    `SELECT ${LINK} FROM evidence_chain
     WHERE platform_id = $1::uuid AND seq BETWEEN $2 AND $3 ORDER BY seq LIMIT $4`,
    platformId,
    range.first,
    range.last,
    limit,
  );
  return found.map(read);
}

/**
 * What was kept of a platform's looks: of the observations named (or of the looks that bear them
 * out), or of all, between two instants, oldest first, at most `limit`.
 */
export async function keptEvidence(
  db: Db,
  wanted: { platformId: string; keys: string[] | null; from: Date | null; to: Date | null },
  limit: number,
): Promise<EvidenceLink[]> {
  const found = await rows<StoredLink>(
    db,
    `SELECT ${LINK} FROM evidence_chain
     WHERE platform_id = $1::uuid AND kind = 'kept'
       AND ($2::text[] IS NULL OR key = ANY($2::text[]) OR key IN (
         SELECT proof.key FROM observation o CROSS JOIN LATERAL ${PROOF} proof
         WHERE o.platform_id = $1::uuid AND o.key = ANY($2::text[])))
       AND ($3::timestamptz IS NULL OR at >= $3::timestamptz)
       AND ($4::timestamptz IS NULL OR at <= $4::timestamptz)
     ORDER BY seq LIMIT $5`,
    wanted.platformId,
    wanted.keys,
    wanted.from?.toISOString() ?? null,
    wanted.to?.toISOString() ?? null,
    limit,
  );
  return found.map(read);
}

/** Which of these bytes a platform's chain says are deleted: the last word on them is `pruned`. */
export async function prunedEvidence(
  db: Db,
  platformId: string,
  sha256s: readonly string[],
): Promise<Set<string>> {
  const found = await rows<{ sha256: string }>(
    db,
    `SELECT sha256 FROM (
       SELECT DISTINCT ON (sha256) sha256, kind FROM evidence_chain
       WHERE platform_id = $1::uuid AND sha256 = ANY($2::text[]) ORDER BY sha256, seq DESC
     ) last WHERE kind = 'pruned'`,
    platformId,
    sha256s,
  );
  return new Set(found.map(({ sha256 }) => sha256));
}

/** Platforms that have a chain, or ought to have one, living or gone. */
export async function chainedPlatforms(db: Db): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `SELECT platform_id AS id FROM evidence_head
     UNION SELECT platform_id FROM evidence_chain
     UNION SELECT platform_id FROM observation WHERE evidence <> '[]' AND platform_id IS NOT NULL
     ORDER BY 1`,
  );
  return found.map(({ id }) => id);
}

export async function evidenceHead(
  db: Db,
  platformId: string,
): Promise<{ seq: number; hash: string } | null> {
  const [found] = await rows<{ seq: bigint; hash: string }>(
    db,
    `SELECT seq, hash FROM evidence_head WHERE platform_id = $1::uuid`,
    platformId,
  );
  return found ? { seq: Number(found.seq), hash: found.hash } : null;
}

/** Does anything say that evidence of this platform was kept? */
export async function chainExists(db: Db, platformId: string): Promise<boolean> {
  const found = await rows(
    db,
    `SELECT 1 FROM evidence_head WHERE platform_id = $1::uuid
     UNION ALL SELECT 1 FROM evidence_chain WHERE platform_id = $1::uuid
     UNION ALL SELECT 1 FROM observation WHERE platform_id = $1::uuid AND evidence <> '[]' LIMIT 1`,
    platformId,
  );
  return found.length > 0;
}
