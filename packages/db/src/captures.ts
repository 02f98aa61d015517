import { rows, type Db } from './client.ts';
import type { ObservationRecord } from './observations.ts';

/** An observation that rests on one piece of evidence. */
export interface CaptureRecord {
  key: string;
  platformId: string;
  platformName: string;
  probeId: string | null;
  kind: string;
  status: string;
  /** Who recorded it, where a person did. */
  reporter: string | null;
  link: { seq: number; prev: string; hash: string } | null;
  slotAt: Date;
  finishedAt: Date;
  evidence: ObservationRecord['evidence'];
}

export interface EarlierCapture {
  sha256: string;
  slotAt: Date;
}

const COLUMNS = `o.key, o.platform_id AS "platformId", p.name AS "platformName",
  o.probe_id AS "probeId", o.kind, o.slot_at AS "slotAt", o.finished_at AS "finishedAt", o.evidence,
  o.status, CASE WHEN o.key LIKE 'entry/%' THEN o.seen->>'reporter' END AS reporter,
  (SELECT jsonb_build_object('seq', c.seq, 'prev', c.prev_hash, 'hash', c.hash) FROM evidence_chain c
   WHERE c.platform_id = o.platform_id AND c.key = o.key AND c.sha256 = $1 AND c.kind = 'kept'
   ORDER BY c.seq DESC LIMIT 1) AS link`;

/** The observation of that key, if the evidence is among what it kept. */
export async function captureOf(
  db: Db,
  sha256: string,
  key: string,
): Promise<CaptureRecord | null> {
  const found = await rows<CaptureRecord>(
    db,
    `SELECT ${COLUMNS} FROM observation o JOIN platform p ON p.id = o.platform_id
     WHERE o.key = $2 AND o.evidence @> jsonb_build_array(jsonb_build_object('sha256', $1::text))
     ORDER BY o.slot_at DESC LIMIT 1`,
    sha256,
    key,
  );
  return found[0] ?? null;
}

/** The observation that first kept the evidence, as the chains say. */
export async function firstCapture(db: Db, sha256: string): Promise<CaptureRecord | null> {
  const found = await rows<CaptureRecord>(
    db,
    `SELECT ${COLUMNS} FROM observation o JOIN platform p ON p.id = o.platform_id
     WHERE o.key = (
         SELECT key FROM evidence_chain WHERE sha256 = $1 AND kind = 'kept' ORDER BY at LIMIT 1)
       AND o.evidence @> jsonb_build_array(jsonb_build_object('sha256', $1::text))
     ORDER BY o.slot_at DESC LIMIT 1`,
    sha256,
  );
  return found[0] ?? null;
}

/** Looks that kept something: others were as the one before. */
const LOOKED_BACK = 500;

/** Pictures, records of our own and what a site sent are three sorts of evidence, as SQL. */
const sort = (mime: string) =>
  `(CASE WHEN ${mime} LIKE 'image/%' THEN 1 WHEN ${mime} LIKE 'application/vnd.kaopu.%' THEN 2 ELSE 3 END)`;

/**
 * What the same probe kept of the same URL before, sort by sort: its last look, and
 * the last whose bytes were others.
 */
export async function earlierCaptures(
  db: Db,
  capture: { probeId: string; slotAt: Date; sha256: string; url: string; mime: string },
): Promise<{ previous: EarlierCapture | null; different: EarlierCapture | null }> {
  const found = await rows<EarlierCapture>(
    db,
    `SELECT kept->>'sha256' AS sha256, o.slot_at AS "slotAt"
     FROM (
       SELECT slot_at, evidence FROM observation
       WHERE probe_id = $1::uuid AND slot_at < $2::timestamptz AND evidence <> '[]'
       ORDER BY slot_at DESC LIMIT ${LOOKED_BACK}
     ) o
     CROSS JOIN LATERAL jsonb_array_elements(o.evidence) AS kept
     WHERE kept->>'url' = $3 AND ${sort(`kept->>'mime'`)} = ${sort('$4::text')}
     ORDER BY o.slot_at DESC`,
    capture.probeId,
    capture.slotAt.toISOString(),
    capture.url,
    capture.mime,
  );
  return {
    previous: found[0] ?? null,
    different: found.find(({ sha256 }) => sha256 !== capture.sha256) ?? null,
  };
}
