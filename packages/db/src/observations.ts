import { rows, type Db } from './client.ts';
import type { Unconfirmed } from './judging.ts';
import type { Maintenance } from './maintenance.ts';
import { PROOF } from './evidence/proof.ts';
import { pageFrom, type Place } from './paging.ts';

export interface ObservationRecord {
  key: string;
  probeId: string | null;
  kind: string;
  slotAt: Date;
  startedAt: Date | null;
  finishedAt: Date;
  status: string;
  cause: string | null;
  detail: string | null;
  maintenance: Maintenance | null;
  slots: number;
  seen: unknown;
  evidence: { sha256: string; url: string; mime: string; size: number }[];
  /** How it was seen from each place, when vantages were asked. */
  attempts: unknown;
  /** What it saw amiss and no second look has borne out. */
  unconfirmed: readonly Unconfirmed[] | null;
  /** Of one that kept nothing, for it was as the look before: the one that bears it out. */
  borneOutBy: Pick<ObservationRecord, 'key' | 'evidence'> | null;
  /** Key of the retraction that took it back. */
  retractedBy: string | null;
}

/** Newest slot first. */
export async function listObservations(
  db: Db,
  query: {
    platformId: string;
    kind: string | null;
    status: string | null;
    /** Only these; null for any. */
    keys: string[] | null;
    after: Place | null;
    limit: number;
  },
): Promise<{ items: ObservationRecord[]; nextCursor: string | null }> {
  const found = await rows<ObservationRecord>(
    db,
    `SELECT key, probe_id AS "probeId", kind, slot_at AS "slotAt", started_at AS "startedAt",
       finished_at AS "finishedAt", status, cause, detail, maintenance, slots, seen, evidence, attempts, unconfirmed,
       retracted_by AS "retractedBy",
       (SELECT to_jsonb(proof) FROM ${PROOF} proof) AS "borneOutBy"
     FROM observation o
     WHERE platform_id = $1::uuid
       AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR status = $3)
       AND ($7::text[] IS NULL OR key = ANY($7::text[]))
       AND ($4::timestamptz IS NULL OR (slot_at, key) < ($4::timestamptz, $5::text))
     ORDER BY slot_at DESC, key DESC LIMIT $6`,
    query.platformId,
    query.kind,
    query.status,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
    query.keys,
  );
  return pageFrom(found, query.limit, (row) => ({ at: row.slotAt.toISOString(), id: row.key }));
}
