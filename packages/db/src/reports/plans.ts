import { execute, rows, type Db } from '../client.ts';

/** When a buyer of one profile is sent a report, and how. */
export interface ReportPlanInput {
  profile: string;
  rhythm: 'daily' | 'weekly';
  hour: number;
  /** Monday is 1. */
  weekday: number;
  timeZone: string;
  channelIds: string[];
  language: 'zh' | 'en';
  enabled: boolean;
}

export interface ReportPlanRecord extends ReportPlanInput {
  id: string;
  /** When the span ends that the next report is about. */
  dueAt: Date;
  /** One was asked for, and is not made yet. */
  nowAt: Date | null;
  createdAt: Date;
}

const RECORD = `id, profile, rhythm, hour, weekday, time_zone AS "timeZone",
  channel_ids AS "channelIds", language, enabled, due_at AS "dueAt", now_at AS "nowAt",
  created_at AS "createdAt"`;

/** What an installation may have of them. */
export const MOST_REPORT_PLANS = 50;

export function reportPlans(db: Db): Promise<ReportPlanRecord[]> {
  return rows<ReportPlanRecord>(db, `SELECT ${RECORD} FROM report_plan ORDER BY created_at, id`);
}

function valuesOf(plan: ReportPlanInput, dueAt: Date): unknown[] {
  const { profile, rhythm, hour, weekday, timeZone, channelIds, language, enabled } = plan;
  return [profile, rhythm, hour, weekday, timeZone, channelIds, language, enabled, dueAt];
}

/** @returns null when there are as many as there may be */
export async function createReportPlan(
  db: Db,
  plan: ReportPlanInput,
  dueAt: Date,
): Promise<ReportPlanRecord | null> {
  const [made] = await rows<ReportPlanRecord>(
    db,
    `INSERT INTO report_plan (profile, rhythm, hour, weekday, time_zone, channel_ids, language, enabled, due_at)
     SELECT $1, $2, $3::int, $4::int, $5, $6::uuid[], $7, $8::boolean, $9::timestamptz
     WHERE (SELECT count(*) FROM report_plan) < ${MOST_REPORT_PLANS}
     RETURNING ${RECORD}`,
    ...valuesOf(plan, dueAt),
  );
  return made ?? null;
}

/** @returns null for an unknown plan */
export async function changeReportPlan(
  db: Db,
  id: string,
  plan: ReportPlanInput,
  dueAt: Date,
): Promise<ReportPlanRecord | null> {
  const [changed] = await rows<ReportPlanRecord>(
    db,
    `UPDATE report_plan SET profile = $1, rhythm = $2, hour = $3::int, weekday = $4::int,
       time_zone = $5, channel_ids = $6::uuid[], language = $7, enabled = $8::boolean,
       due_at = $9::timestamptz
     WHERE id = $10::uuid RETURNING ${RECORD}`,
    ...valuesOf(plan, dueAt),
    id,
  );
  return changed ?? null;
}

/** Reports that it made stay. */
export async function deleteReportPlan(db: Db, id: string): Promise<boolean> {
  return (await execute(db, `DELETE FROM report_plan WHERE id = $1::uuid`, id)) > 0;
}

/** Has a report made now, about one period up to this moment. */
export async function askForReport(db: Db, id: string): Promise<boolean> {
  return (await execute(db, `UPDATE report_plan SET now_at = now() WHERE id = $1::uuid`, id)) > 0;
}

/** Looks of a span may be judged some minutes after it ended: reports wait for them so long. */
const SETTLE = `interval '5 minutes'`;

/** Plans that want a report, as a condition of SQL. */
export const DUE_PLANS = `(enabled AND due_at <= now() - ${SETTLE}) OR now_at IS NOT NULL`;

/** A plan that wants a report, and what the time is where reports are concerned. */
export interface DueReport extends ReportPlanRecord {
  /** The database's clock, less the time that reports wait. */
  settledAt: Date;
}

export function dueReports(db: Db, limit: number): Promise<DueReport[]> {
  return rows<DueReport>(
    db,
    `SELECT ${RECORD}, now() - ${SETTLE} AS "settledAt" FROM report_plan
     WHERE ${DUE_PLANS} ORDER BY now_at IS NULL, due_at, id LIMIT $1`,
    limit,
  );
}
