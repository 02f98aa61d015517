import type { ImportReport } from '@kaopu/contracts';
import { emptyReport } from '@kaopu/probes/testing';
import type { TestDatabase } from '@kaopu/testkit';

type Sql = Pick<TestDatabase, 'sql'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** So many hours after midnight of a Monday in Beijing, one to two weeks ago. */
export function mondayHours(hours: number): number {
  const days = Math.floor((Date.now() - 11 * DAY_MS + 8 * HOUR_MS) / (7 * DAY_MS)) * 7 + 4;
  return days * DAY_MS + (hours - 8) * HOUR_MS;
}

const iso = (at: number) => new Date(at).toISOString();

/** An observation of a platform as a look or a person would have left it. */
export async function seedObservation(
  { sql }: Sql,
  platformId: string,
  about: { key: string; kind: string; at: number; seen: unknown },
): Promise<void> {
  await sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms, seen)
     VALUES ($1, $2, $3, $4, 'observed', 0, $5)`,
    [about.key, iso(about.at), platformId, about.kind, JSON.stringify(about.seen)],
  );
}

/** What a person entered. */
export function seedEntry(
  database: Sql,
  platformId: string,
  about: { kind: string; at: number; fields: object },
): Promise<void> {
  const { kind, at, fields } = about;
  const seen = { reporter: '小王', proofs: 0, follows: null, fields };
  const key = `entry/${crypto.randomUUID()}`;
  return seedObservation(database, platformId, { key, kind, at, seen });
}

/** Asked then, and answered after so many seconds; null: nobody had within a day. */
export function seedAsked(
  database: Sql,
  platformId: string,
  at: number,
  seconds: number | null,
): Promise<void> {
  const wait = `${iso(at)}/${seconds === null ? '' : iso(at + seconds * 1_000)}`;
  return seedEntry(database, platformId, {
    kind: 'support-conversation',
    at: seconds === null ? at + 24 * HOUR_MS : at + seconds * 1_000,
    fields: { channel: 'qq', wait, outcome: seconds === null ? 'bots-only' : 'answered' },
  });
}

/** What a page of customer service claims. */
export function seedClaim(database: Sql, platformId: string, at: number): Promise<void> {
  return seedObservation(database, platformId, {
    key: `claim/${platformId}`,
    kind: 'support-channels',
    at,
    seen: { channels: [], codeToScan: false, claims7x24: true, pages: 1 },
  });
}

/** A public record about a company, as an import keeps it. */
export function recordOf(no: string, more: { name: string; uscc: string | null; kind?: string }) {
  return {
    kind: more.kind ?? 'penalty',
    no,
    name: more.name,
    names: [more.name],
    uscc: more.uscc,
    authority: '深圳市市场监督管理局',
    about: '发布虚假广告',
    categories: ['罚款'],
    content: '罚款二万元',
    fineFen: 2_000_000,
    confiscatedFen: null,
    decidedOn: '2025-06-01',
    publishedUntil: null,
    removedOn: null,
    adverse: null,
    criminal: false,
  };
}

/** What is said of a file with one record, about nobody who is known. */
const REPORT: ImportReport = {
  ...emptyReport('penalty'),
  rows: 1,
  records: 1,
  matched: { uscc: 0, name: 0, unmatched: 1, platforms: [] },
  news: { fresh: 1, changed: 0, unchanged: 0 },
};

/** A confirmed import of one record; whoever it is about, nobody has matched it yet. */
export async function seedImported(
  { sql }: Sql,
  source: string,
  record: ReturnType<typeof recordOf>,
): Promise<void> {
  await sql(
    `WITH import AS (
       INSERT INTO record_import (id, source, file_name, format, state, as_of, complete, report, sha256,
         size, confirmed_at)
       VALUES (gen_random_uuid(), $1, 'records.csv', 'csv', 'confirmed', '2026-01-01', false, $6,
         repeat('0', 64), 1, now()) RETURNING id
     ), record AS (
       INSERT INTO public_record (source, natural_key, content_mark, uscc, names, record)
       VALUES ($1, md5($2), left(md5($2), 16), $3, $4, $5)
     )
     INSERT INTO record_import_row (import_id, source, natural_key, content_mark, row_no)
     SELECT id, $1, md5($2), left(md5($2), 16), 1 FROM import`,
    [source, record.no, record.uscc, record.names, JSON.stringify(record), JSON.stringify(REPORT)],
  );
}

/** What a judge found of the early warning. */
export async function seedSigns(
  { sql }: Sql,
  platformId: string,
  signs: readonly { sign: string; strength: string; params: object | null }[],
): Promise<void> {
  await sql(
    `UPDATE platform_insight SET insights = jsonb_set(insights::jsonb, '{runAway}', $2::jsonb)
     WHERE platform_id = $1`,
    [
      platformId,
      JSON.stringify({
        level: 'watch',
        known: signs.filter(({ strength }) => strength !== 'unknown').length,
        signs: signs.map((sign) => ({ ...sign, evidence: [] })),
      }),
    ],
  );
}
