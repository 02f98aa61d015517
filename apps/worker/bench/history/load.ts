import { ensurePartitions, type Db } from '@kaopu/db';
import { pageSeen, someDay, someSamples, someScores } from './made-up.ts';

export const DAYS = 90;
const HOUR_MS = 3_600_000;
/** Looks an hour, one a minute: most are like the one before and kept together, one in thirty is not. */
export const LOOKS_AN_HOUR = 60;
const ALIKE = 58;
const VARIANTS = 300;
/** Days loaded by one statement. */
const PART = 5;
const AT_ONCE = 2;

export type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

const REGISTER = `
WITH shop AS (
  INSERT INTO platform (name, site_url, host_key, created_at, judge_seq, series_version, score_due)
  SELECT '供货平台 ' || i, 'https://shop-' || i || '.example/', 'shop-' || i || '.example',
    now() - $2 * interval '1 day' - i * interval '1 second', $2 * 24, 1, now() + interval '1 year'
  FROM generate_series(1, $1) AS i RETURNING id, site_url
)
INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, first_slot, next_due, last_at)
SELECT id, 'availability', 'http', jsonb_build_object('url', site_url), 60,
  date_trunc('hour', now()) - $2 * interval '1 day', date_trunc('hour', now()) + interval '1 year', now()
FROM shop`;

/** $1 the first and $2 the last hour before now, $3 what was seen, $4 samples by variant. */
const LOOK = `
WITH hours AS (
  SELECT h, date_trunc('hour', now()) - h * interval '1 hour' AS at
  FROM generate_series($1::int, $2::int, -1) AS h
), looks AS (
  SELECT h, at, 0 AS minute, ${ALIKE} AS slots FROM hours
  UNION ALL
  SELECT h, at + minute * interval '1 minute', minute, 1
  FROM hours, generate_series(${ALIKE}, ${LOOKS_AN_HOUR - 1}) AS minute
)
INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, cause, slots, spacing_ms,
  started_at, finished_at, seen, samples, judge_seq)
SELECT p.id || '/' || (extract(epoch FROM at) * 1000)::bigint, at, p.platform_id, p.id, p.kind,
  CASE WHEN unknown THEN 'unknown' ELSE 'observed' END, CASE WHEN unknown THEN 'timeout' END, slots,
  60000, at + interval '3 milliseconds', at + slots * interval '1 minute',
  CASE WHEN NOT unknown THEN $3::jsonb END,
  CASE WHEN slots > 1 THEN ($4::bytea[])[1 + (h * 31 + hashtext(p.host_key)::bigint & 1048575) % ${VARIANTS}] END,
  ${DAYS} * 24 - h
FROM looks CROSS JOIN (
  SELECT probe.*, platform.host_key FROM probe JOIN platform ON platform.id = platform_id
) p CROSS JOIN LATERAL (SELECT slots = 1 AND h % 6 = 0 AS unknown) AS drawn
ORDER BY at`;

/** Every platform is scored once an hour under each profile. */
const SCORE = `
INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi, grade,
  coverage, score)
SELECT p.id, s.score->>'profile', ${DAYS} * 24 - h,
  date_trunc('hour', now()) - h * interval '1 hour' + interval '7 minutes', 'bench', s.score->>'status',
  60 + 30 * random(), 50, 95, 'B', (s.score->>'coverage')::float8, s.score
FROM generate_series($1::int, $2::int, -1) AS h, platform p, jsonb_array_elements($3::jsonb) AS s(score)`;

const CURRENT = `
INSERT INTO current_score (platform_id, profile, judge_seq, at, status, value, score)
SELECT p.id, s.score->>'profile', p.judge_seq, now(), s.score->>'status',
  (s.score->>'value')::float8, s.score
FROM platform p, jsonb_array_elements($1::jsonb) AS s(score)`;

const CHANGES = `
WITH alert AS (
  INSERT INTO alert (platform_id, dimension, severity, state, children, opened_at)
  SELECT id, 'technology', 'warning', CASE WHEN i = 1 THEN 'open' ELSE 'resolved' END, '[]',
    now() - i * interval '3 days'
  FROM platform, generate_series(1, 30) AS i RETURNING id, platform_id, opened_at
)
INSERT INTO score_change (platform_id, judge_seq, alert_id, kind, dimension, indicator, subject, label,
  from_value, to_value, severity, recovery, since, at, evidence)
SELECT platform_id, 1, id, 'indicator-dropped', 'technology', 'availability', '', '', '90', '70',
  'warning', false, opened_at, opened_at, '["a", "b"]'
FROM alert`;

/** $1 indicator, $2 hours and $3 whole days by variant. */
const ROLL_UP = `
INSERT INTO series_day (platform_id, indicator, subject, day, hours, whole)
SELECT p.id, $1, '', day::date, ($2::bytea[])[variant], ($3::bytea[])[variant]
FROM platform p, generate_series(current_date - ${DAYS}, current_date, interval '1 day') AS day,
  LATERAL (SELECT 1 + (hashtext(p.host_key || day) & 1048575) % ${VARIANTS} AS variant) AS drawn`;

const variants = <T>(of: (seed: number) => T): T[] =>
  Array.from({ length: VARIANTS }, (_, i) => of(i + 1));

/** Takes the indexes of a table away while it is filled: sorting once is quicker. */
async function withoutIndexes(sql: Sql, table: string, fill: () => Promise<void>): Promise<void> {
  const indexes = await sql(
    `SELECT indexname AS name, indexdef AS def FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = $1 AND indexname NOT LIKE '%_pkey'`,
    [table],
  );
  const [key] = await sql(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS def FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype = 'p'`,
    [table],
  );
  for (const { name } of indexes) await sql(`DROP INDEX "${String(name)}"`);
  await sql(`ALTER TABLE "${table}" DROP CONSTRAINT "${String(key?.['name'])}"`);
  await fill();
  await sql(
    `ALTER TABLE "${table}" ADD CONSTRAINT "${String(key?.['name'])}" ${String(key?.['def'])}`,
  );
  for (const { def } of indexes) await sql(String(def));
}

/** All hours, oldest first, some days at a time. */
async function byParts(fill: (first: number, last: number) => Promise<unknown>): Promise<void> {
  const starts = Array.from({ length: DAYS / PART }, (_, i) => (DAYS - i * PART) * 24);
  const one = async (): Promise<void> => {
    for (let first = starts.shift(); first !== undefined; first = starts.shift()) {
      await fill(first, first - PART * 24 + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Fills a database with 90 days of looks at so many platforms, and what came of them. */
export async function loadHistory(db: Db, sql: Sql, platforms: number): Promise<void> {
  const now = Date.now();
  await ensurePartitions(db, new Date(now - (DAYS + 1) * 24 * HOUR_MS), 4);
  await sql(REGISTER, [platforms, DAYS]);
  const seen = JSON.stringify(pageSeen(412.3, now));
  const samples = variants((seed) => Buffer.from(someSamples(seed, ALIKE - 1)));
  await withoutIndexes(sql, 'observation', () =>
    byParts((first, last) => sql(LOOK, [first, last, seen, samples])),
  );
  for (const indicator of ['availability', 'latency'] as const) {
    const days = variants((seed) => someDay(seed, indicator));
    const bytes = (of: 'hours' | 'whole') => days.map((day) => Buffer.from(day[of]));
    await sql(ROLL_UP, [indicator, bytes('hours'), bytes('whole')]);
  }
  const scores = JSON.stringify(someScores(now));
  await withoutIndexes(sql, 'score_snapshot', () =>
    byParts((first, last) => sql(SCORE, [first, last, scores])),
  );
  await sql(CURRENT, [scores]);
  await sql(CHANGES);
  await sql('VACUUM (ANALYZE)');
}
