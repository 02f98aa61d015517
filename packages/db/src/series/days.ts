import { execute, rows, toJson, type Db } from '../client.ts';

/** One Beijing day of one series; bytes as @kaopu/probes packs them. */
export interface SeriesDay {
  platformId: string;
  indicator: string;
  subject: string;
  /** YYYY-MM-DD. */
  day: string;
  hours: Uint8Array;
}

/** For JSON on its way into the database. */
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export interface SeriesRead {
  day: string;
  /** Its hours; or all of them as one where days were asked for and the day is sealed. */
  hours: Uint8Array;
}

/** The days of a series from `from` to `to`, both included, oldest first. */
export function seriesDays(
  db: Db,
  query: {
    platformId: string;
    indicator: string;
    subject: string;
    from: string;
    to: string;
    by: 'hour' | 'day';
  },
): Promise<SeriesRead[]> {
  return rows<SeriesRead>(
    db,
    `SELECT day::text AS day, ${query.by === 'day' ? 'coalesce(whole, hours)' : 'hours'} AS hours
     FROM series_day
     WHERE platform_id = $1::uuid AND indicator = $2 AND subject = $3
       AND day BETWEEN $4::date AND $5::date
     ORDER BY day`,
    query.platformId,
    query.indicator,
    query.subject,
    query.from,
    query.to,
  );
}

export interface KnownSeries {
  indicator: string;
  subject: string;
  /** First and last day with values, YYYY-MM-DD. */
  from: string;
  to: string;
}

/** What series a platform has. */
export function knownSeries(db: Db, platformId: string, limit: number): Promise<KnownSeries[]> {
  return rows<KnownSeries>(
    db,
    `SELECT indicator, subject, min(day)::text AS "from", max(day)::text AS "to"
     FROM series_day WHERE platform_id = $1::uuid
     GROUP BY indicator, subject ORDER BY indicator, subject LIMIT $2`,
    platformId,
    limit,
  );
}

/** Days before `today` that got records since they were last sealed. */
export function openDays(db: Db, today: string, limit: number): Promise<SeriesDay[]> {
  return rows<SeriesDay>(
    db,
    `SELECT platform_id AS "platformId", indicator, subject, day::text AS day, hours
     FROM series_day WHERE whole IS NULL AND day < $1::date ORDER BY day LIMIT $2`,
    today,
    limit,
  );
}

export interface SealedDay {
  day: SeriesDay;
  hours: Uint8Array;
  whole: Uint8Array;
}

/** Puts merged records in the place of those read, unless some were appended meanwhile. */
export function sealDays(db: Db, sealed: readonly SealedDay[]): Promise<number> {
  return execute(
    db,
    `UPDATE series_day s SET hours = decode(d.hours, 'base64'), whole = decode(d.whole, 'base64')
     FROM jsonb_to_recordset($1::jsonb) AS d("platformId" uuid, indicator text, subject text,
       day date, before text, hours text, whole text)
     WHERE s.platform_id = d."platformId" AND s.indicator = d.indicator AND s.subject = d.subject
       AND s.day = d.day AND s.hours = decode(d.before, 'base64')`,
    toJson(
      sealed.map(({ day, hours, whole }) => ({
        ...day,
        before: base64(day.hours),
        hours: base64(hours),
        whole: base64(whole),
      })),
    ),
  );
}

/** Judged platforms whose series were not made by this version of the rules. */
export async function outdatedSeries(db: Db, version: number, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `SELECT id FROM platform WHERE judge_seq > 0 AND series_version IS DISTINCT FROM $1 LIMIT $2`,
    version,
    limit,
  );
  return found.map(({ id }) => id);
}

/** Has the series of these platforms made anew. */
export async function distrustSeries(db: Db, platformIds: readonly string[]): Promise<void> {
  await execute(
    db,
    `UPDATE platform SET series_version = NULL WHERE id = ANY($1::uuid[])`,
    platformIds,
  );
}

/**
 * Puts a platform's days from `from` on in the place of what is stored, unless a judge ran since
 * `judgeSeq`: all or nothing.
 *
 * @returns false when one did
 */
export async function replaceDays(
  db: Db,
  at: { platformId: string; judgeSeq: bigint; from: string | null; version: number },
  days: readonly Omit<SeriesDay, 'platformId'>[],
): Promise<boolean> {
  const [found] = await rows<{ id: string }>(
    db,
    `WITH p AS (
       UPDATE platform SET series_version = $5
       WHERE id = $1::uuid AND judge_seq = $2::bigint RETURNING id
     ), d AS (
       SELECT p.id, d.* FROM p, jsonb_to_recordset($4::jsonb)
         AS d(indicator text, subject text, day date, hours text)
     ), gone AS (
       DELETE FROM series_day s USING p
       WHERE s.platform_id = p.id AND ($3::date IS NULL OR s.day >= $3::date)
         AND (s.indicator, s.subject, s.day) NOT IN (SELECT indicator, subject, day FROM d)
     ), put AS (
       INSERT INTO series_day (platform_id, indicator, subject, day, hours)
       SELECT id, indicator, subject, day, decode(hours, 'base64') FROM d
       ON CONFLICT (platform_id, indicator, subject, day)
       DO UPDATE SET hours = excluded.hours, whole = NULL
     )
     SELECT id FROM p`,
    at.platformId,
    String(at.judgeSeq),
    at.from,
    toJson(days.map((day) => ({ ...day, hours: base64(day.hours) }))),
    at.version,
  );
  return found !== undefined;
}
