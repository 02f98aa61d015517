import { execute, rows, toJson, type Db } from '../client.ts';
import { pageFrom, type Place } from '../paging.ts';
import type { ReportPlanRecord } from './plans.ts';

export interface ReportRow {
  id: string;
  planId: string | null;
  profile: string;
  language: string;
  fromAt: Date;
  untilAt: Date;
  createdAt: Date;
  /** Bytes of the PDF; null while there is none. */
  pdfSize: number | null;
  /** It is still to be printed. */
  isPrinting: boolean;
  contents: unknown;
}

const RECORD = `id, plan_id AS "planId", profile, language, from_at AS "fromAt", until_at AS "untilAt",
  created_at AS "createdAt", octet_length(pdf) AS "pdfSize", print_at IS NOT NULL AS "isPrinting",
  contents`;

/** Newest first. */
export async function listReports(
  db: Db,
  query: { after: Place | null; limit: number },
): Promise<{ items: ReportRow[]; nextCursor: string | null }> {
  const found = await rows<ReportRow>(
    db,
    `SELECT ${RECORD} FROM report
     WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1::timestamptz, $2::uuid)
     ORDER BY created_at DESC, id DESC LIMIT $3`,
    query.after?.at ?? null,
    query.after?.id ?? null,
    query.limit + 1,
  );
  return pageFrom(found, query.limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
}

export async function findReport(db: Db, id: string): Promise<ReportRow | null> {
  const [found] = await rows<ReportRow>(db, `SELECT ${RECORD} FROM report WHERE id = $1::uuid`, id);
  return found ?? null;
}

export interface NewReport {
  id: string;
  from: Date;
  until: Date;
  contents: unknown;
  /** What its channels are sent. */
  message: unknown;
  /** When the span ends of the one after it. */
  dueAt: Date;
}

/**
 * Keeps a report and queues it for the plan's channels, unless the same span was reported already or
 * somebody changed the plan meanwhile: however many make it, it is sent once.
 *
 * @returns whether it is this one that counts
 */
export async function storeReport(
  db: Db,
  plan: Pick<ReportPlanRecord, 'id' | 'dueAt' | 'nowAt'>,
  report: NewReport,
): Promise<boolean> {
  const made = await rows(
    db,
    `WITH plan AS (
       UPDATE report_plan SET due_at = $7::timestamptz, now_at = NULL
       WHERE id = $1::uuid AND due_at = $8::timestamptz AND now_at IS NOT DISTINCT FROM $9::timestamptz
       RETURNING *
     ), made AS (
       INSERT INTO report (id, plan_id, profile, language, from_at, until_at, contents)
       SELECT $2::uuid, id, profile, language, $3::timestamptz, $4::timestamptz, $5::jsonb FROM plan
       ON CONFLICT (plan_id, until_at) DO NOTHING
       RETURNING id
     ), told AS (
       INSERT INTO notification (sequence, reason, message)
       SELECT 0, 'report', $6::jsonb FROM made RETURNING id
     ), sent AS (
       INSERT INTO delivery (notification_id, channel_id, sequence)
       SELECT told.id, channel.id, 0 FROM told, plan JOIN channel ON channel.id = ANY(plan.channel_ids)
       WHERE channel.enabled
     )
     SELECT id FROM made`,
    plan.id,
    report.id,
    report.from,
    report.until,
    toJson(report.contents),
    toJson(report.message),
    report.dueAt,
    plan.dueAt,
    plan.nowAt,
  );
  return made.length > 0;
}

/** Reports are kept as long as the looks they speak of. */
export function dropOldReports(db: Db): Promise<number> {
  return execute(db, `DELETE FROM report WHERE created_at < now() - interval '400 days'`);
}
